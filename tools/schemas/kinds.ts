import { Crd, CrdVersion } from './crd';
import { KindFacts, KindVersion } from './document';
import { mergeFacts } from './variants';

/** What the CRDs of one kind say about the kind itself; `minors` are all of the product, oldest first. */
export function kindFacts(crds: readonly Crd[], minors: readonly string[]): KindFacts {
  const holders = [...crds].reverse().map(({ minor, group, scope, names }) => ({
    context: { kind: names.kind, apiVersion: group, minor }, facts: { group, scope, names },
  }));
  const { base, variants } = mergeFacts(holders, holders.map(({ context }) => context));
  const apiVersions = [...new Set(crds.flatMap(({ versions }) => versions.map(({ name }) => name)))];
  const versions = apiVersions.flatMap((name) => versionRows(name, crds, minors)).sort(newestFirst);
  return { ...base as Pick<KindFacts, 'group' | 'scope' | 'names'>, ...(variants.length > 0 && { 'x-variants': variants }), versions };
}

/** One row for each span of minors in which an apiVersion has the same state. */
function versionRows(name: string, crds: readonly Crd[], minors: readonly string[]): readonly KindVersion[] {
  const states = minors.map((minor) => stateOf(crds.find((crd) => crd.minor === minor)?.versions.find((version) => version.name === name)));
  const rows: KindVersion[] = [];
  states.forEach((state, index) => {
    if (state === undefined || JSON.stringify(state) === JSON.stringify(states[index - 1])) return;
    const end = states.findIndex((other, later) => later > index && JSON.stringify(other) !== JSON.stringify(state));
    rows.push({ apiVersion: `${crds[0].group}/${name}`, since: minors[index], ...(end > 0 && { removed: minors[end] }), ...state });
  });
  return rows;
}

function stateOf(version: CrdVersion | undefined): Pick<KindVersion, 'served' | 'storage' | 'deprecated'> | undefined {
  return version && {
    ...(!version.served && { served: false as const }),
    ...(version.storage && { storage: true as const }),
    ...(version.deprecated === true && { deprecated: true as const }),
  };
}

/** The version that is stored now, then those that are still served, then the past. */
function newestFirst(a: KindVersion, b: KindVersion): number {
  const rank = ({ removed, storage }: KindVersion): number => (removed === undefined ? 0 : 2) + (storage ? 0 : 1);
  return rank(a) - rank(b) || (a.apiVersion < b.apiVersion ? 1 : a.apiVersion > b.apiVersion ? -1 : 0);
}
