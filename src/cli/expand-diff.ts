/** What changes between two expansions, as a reviewer wants to read it: what disappears comes first. */
import { ExpandedApplication, Expansion, summarize } from '../applicationset';
import { formatPath, Path } from '../text';
import { styled, Terminal } from './terminal';

type Fields = Readonly<Record<string, unknown>>;

interface Change {
  readonly name: string;
  readonly from: Fields;
  readonly to: Fields;
}

export interface ApplicationDiff {
  readonly deleted: readonly ExpandedApplication[];
  /** To another cluster or namespace: there Argo CD deletes here and creates there. */
  readonly moved: readonly Change[];
  readonly created: readonly ExpandedApplication[];
  readonly changed: readonly Change[];
  readonly same: number;
  /** ApplicationSets that the controller would refuse now: whatever they made before stays. */
  readonly refused: readonly string[];
}

/** What changes between two expansions of the same ApplicationSets. */
export function diffExpansions(before: readonly Expansion[], after: readonly Expansion[]): ApplicationDiff {
  const refused = new Set(after.filter(({ isRefused }) => isRefused).map(keyOfSet));
  const leftOut = new Set(after.flatMap(({ namespace, leftOut: names }) => names.map((name) => JSON.stringify([namespace, name]))));
  const applications = (all: readonly Expansion[]) => all.filter((one) => !refused.has(keyOfSet(one))).flatMap((one) => one.applications);
  const stays = ({ name, manifest }: ExpandedApplication) => leftOut.has(JSON.stringify([(manifest.metadata as Fields).namespace, name]));
  const diff = diffApplications(applications(before).filter((one) => !stays(one)), applications(after));
  return { ...diff, refused: after.filter(({ isRefused }) => isRefused).map(({ name }) => name) };
}

function keyOfSet({ namespace, name }: Expansion): string {
  return JSON.stringify([namespace, name]);
}

function diffApplications(before: readonly ExpandedApplication[], after: readonly ExpandedApplication[]): Omit<ApplicationDiff, 'refused'> {
  const [old, fresh] = [byKey(before), byKey(after)];
  const both = [...fresh].filter(([key]) => old.has(key)).map(([key, { name, manifest }]) => ({ name, from: old.get(key)!.manifest, to: manifest }));
  const different = both.filter(({ from, to }) => differences(from, to, []).length > 0);
  return {
    deleted: [...old].filter(([key]) => !fresh.has(key)).map(([, one]) => one),
    moved: different.filter(isMove),
    created: [...fresh].filter(([key]) => !old.has(key)).map(([, one]) => one),
    changed: different.filter((change) => !isMove(change)),
    same: both.length - different.length,
  };
}

export function renderDiff(diff: ApplicationDiff, terminal: Terminal): string {
  const lines = [
    ...diff.refused.map((name) => styled(terminal, 'red', `! REFUSED  ApplicationSet ${name}: what it made before stays as it is`)),
    ...diff.deleted.map(({ manifest }) => styled(terminal, 'red', `- DELETED  ${place(manifest)}`)),
    ...diff.moved.flatMap((change) => [styled(terminal, 'yellow', `> MOVED    ${change.name}: ${destination(change.from)} -> ${destination(change.to)}`), ...details(change)]),
    ...diff.created.map(({ manifest }) => styled(terminal, 'green', `+ created  ${place(manifest)}`)),
    ...diff.changed.flatMap((change) => [`~ changed  ${change.name}`, ...details(change)]),
  ];
  return [...lines, ...lines.length > 0 ? [''] : [], styled(terminal, 'bold', sentence(diff))].join('\n');
}

function sentence({ deleted, moved, created, changed, same }: ApplicationDiff): string {
  const parts = [['deletes', deleted.length], ['moves', moved.length], ['creates', created.length], ['changes', changed.length]]
    .filter(([, count]) => count as number > 0)
    .map(([verb, count]) => `${verb} ${count} Application${count === 1 ? '' : 's'}`);
  const said = parts.length === 0 ? 'this changes no Application' : `this ${parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1]}` : parts[0]}`;
  return `${said}; ${same} stay${same === 1 ? 's' : ''} the same`;
}

function byKey(applications: readonly ExpandedApplication[]): ReadonlyMap<string, ExpandedApplication> {
  return new Map(applications.map((one) => [JSON.stringify([(one.manifest.metadata as Fields).namespace, one.name]), one]));
}

function isMove({ from, to }: Change): boolean {
  return destination(from) !== destination(to);
}

function destination(manifest: Fields): string {
  const { cluster, namespace } = summarize(manifest);
  return `${cluster || '(no cluster)'}/${namespace || '(no namespace)'}`;
}

function place(manifest: Fields): string {
  return `${summarize(manifest).name} (${destination(manifest)})`;
}

function details({ from, to }: Change): string[] {
  const all = differences(from, to, []);
  const shown = all.slice(0, 12).map(({ path, before, after }) => `    ${formatPath(path)}: ${text(before)} -> ${text(after)}`);
  return all.length > shown.length ? [...shown, `    … and ${all.length - shown.length} more`] : shown;
}

interface Difference {
  readonly path: Path;
  readonly before: unknown;
  readonly after: unknown;
}

function differences(before: unknown, after: unknown, path: Path): Difference[] {
  if (isContainer(before) && isContainer(after) && Array.isArray(before) === Array.isArray(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => differences(before[key], after[key], [...path, Array.isArray(before) ? Number(key) : key]));
  }
  return before === after ? [] : [{ path, before, after }];
}

function isContainer(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

function text(value: unknown): string {
  const json = value === undefined ? '(nothing)' : JSON.stringify(value);
  return json.length > 80 ? `${json.slice(0, 77)}...` : json;
}
