import { Path } from '../../text';

/**
 * The fields of a manifest that a check is about; `*` stands for every item of a list. Most objects lack most fields, and then
 * the check is not asked at all.
 */
export type Needs = readonly Path[];

/** A field below `metadata`; an ApplicationSet may have it in the Applications that it makes, too. */
export function inMetadata(...fields: Path): Needs {
  return [['metadata', ...fields], ['spec', 'template', 'metadata', ...fields]];
}

export function inSpec(...fields: Path): Needs {
  return [['spec', ...fields]];
}

/** A field of the source of an Application that has only one. */
export function inLoneSource(...fields: Path): Needs {
  return [['spec', 'source', ...fields], ['spec', 'sourceHydrator', 'drySource', ...fields]];
}

/** A field of any source of an Application. */
export function inSources(...fields: Path): Needs {
  return [['spec', 'source', ...fields], ['spec', 'sources', '*', ...fields], ['spec', 'sourceHydrator', 'drySource', ...fields]];
}
