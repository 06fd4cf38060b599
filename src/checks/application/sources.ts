import { Fields } from '../../inventory';
import { Path } from '../../text';
import { isFields, listAt, Subject } from '../engine';

/** One source of an Application, and where it stands. */
export interface SourceAt {
  readonly source: Fields;
  readonly path: Path;
}

/** The sources that Argo CD reads: `source` is passed over when there are `sources` (`GetSources` of pkg/apis/application/v1alpha1/types.go). */
export function sourcesOf({ spec }: Subject): SourceAt[] {
  const sources = listAt(spec, 'sources').flatMap((source, index) => (isFields(source) ? [{ source, path: ['spec', 'sources', index] }] : []));
  if (sources.length > 0) {
    return sources;
  }
  return isFields(spec.source) ? [{ source: spec.source, path: ['spec', 'source'] }] : [];
}
