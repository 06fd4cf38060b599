/** An Application in one line: what it is, and where it goes. */
import { asList, asMap, Fields } from './fields';

export interface ApplicationSummary {
  readonly name: string;
  readonly project: string;
  /** The destination's name, or its server. */
  readonly cluster: string;
  readonly namespace: string;
  /** Where the manifests come from; of several sources the first that is not only referred to. */
  readonly source: string;
  readonly revision: string;
}

export const SUMMARY_COLUMNS: readonly (keyof ApplicationSummary)[] = ['name', 'project', 'cluster', 'namespace', 'source', 'revision'];

export function summarize(application: Fields): ApplicationSummary {
  const spec = asMap(application.spec);
  const destination = asMap(spec.destination);
  const { name, revision } = describeSource(spec);
  return {
    name: text(asMap(application.metadata).name),
    project: text(spec.project),
    cluster: text(destination.name) || text(destination.server),
    namespace: text(destination.namespace),
    source: name,
    revision,
  };
}

/** Sources win over a single source, and a hydrator over both (GetSource in argo-cd's types.go). */
function describeSource(spec: Fields): { readonly name: string; readonly revision: string } {
  const sources = asList(spec.sources).map(asMap);
  const dry = asMap(asMap(spec.sourceHydrator).drySource);
  const rendered = sources.find(({ ref, path, chart }) => ref === undefined || path !== undefined || chart !== undefined) ?? sources[0];
  const main = dry.repoURL !== undefined ? dry : rendered ?? asMap(spec.source);
  const below = text(main.chart) || text(main.path);
  const more = sources.length > 1 ? ` +${sources.length - 1}` : '';
  return { name: `${text(main.repoURL)}${below === '' ? '' : ` ${below}`}${more}`, revision: text(main.targetRevision) };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
