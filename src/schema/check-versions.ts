import { checkIn } from './check-manifest';
import { ContextSchema } from './context-schema';
import { deprecatedFields } from './deprecated-fields';
import { SchemaFinding, shownPath } from './finding';
import { InternedVersion } from './interned';
import { KnownManifest, SchemaTarget, servedVersions, tryContext, tryKnown } from './lookup';
import { tightens } from './tightens';

const NONE: readonly SchemaFinding[] = [];

/** Fields that the fix names; more would not be read. */
const MOST_FIELDS = 3;

/** What the target still takes, but should not be written any more, as warnings. Nothing where the target does not serve the object. */
export function checkVersions(manifest: unknown, target: SchemaTarget): readonly SchemaFinding[] {
  const known = tryKnown(manifest, target);
  const context = known && tryContext(known, known.minor);
  if (known === undefined || context === undefined) {
    return NONE;
  }
  const version = lasting.has(context) ? undefined : tryAgeing(known, context);
  if (version !== undefined) {
    return [version];
  }
  lasting.add(context);
  const deprecated = deprecatedFields(known, context);
  const { leavers } = lookAhead(known, context);
  return leavers === undefined ? deprecated : [...deprecated, ...leaving(known, leavers)];
}

/** Contexts whose apiVersion stays: what holds for one object holds for all of its kind. */
const lasting = new WeakSet<ContextSchema>();

/** The next minor, where it takes less. */
interface Ahead {
  readonly leavers: ContextSchema | undefined;
}

const ahead = new WeakMap<ContextSchema, Ahead>();

function lookAhead(known: KnownManifest, context: ContextSchema): Ahead {
  const before = ahead.get(context);
  if (before !== undefined) {
    return before;
  }
  const next = tryContext(known, known.minor + 1);
  const found = { leavers: next !== undefined && tightens(context, next, known.kind.node) ? next : undefined };
  ahead.set(context, found);
  return found;
}

/** An apiVersion that is deprecated, or gone in the next minor. */
function tryAgeing(known: KnownManifest, { apiVersion, minor }: ContextSchema): SchemaFinding | undefined {
  const { kind, product } = known;
  const same = kind.versions.filter(({ place }) => place === apiVersion);
  const now = same.find(({ since, removed }) => minor >= since && (removed === undefined || minor < removed))!;
  const removed = same.some((version) => version.removed === undefined) ? undefined : Math.max(...same.map((version) => version.removed!));
  const next = removed !== undefined && removed === minor + 1;
  if (!next && now.deprecated !== true) {
    return undefined;
  }
  const minorName = (place: number): string => `${product.label} ${product.minorText(place)}`;
  const deprecated = now.deprecated === true ? ` deprecated${now.since > 0 ? ` since ${minorName(now.since)}` : ''}` : '';
  const gone = removed === undefined ? '' : `gone in ${minorName(removed)}`;
  const facts = [deprecated.trim(), gone].filter((fact) => fact !== '').join(' and ');
  return {
    code: next ? 'SCH132' : 'SCH130',
    severity: 'warning',
    path: ['apiVersion'],
    message: `apiVersion "${known.apiVersion}" of ${kind.kind} is ${facts}`,
    fix: successorFix(known, removed ?? minor + 1),
  };
}

/** The version to write instead, and what it does not know any more. */
function successorFix(known: KnownManifest, gone: number): string {
  const { product, kind, minor, manifest } = known;
  const lasts = ({ removed, deprecated }: InternedVersion): boolean => deprecated !== true && (removed === undefined || removed > gone);
  const served = servedVersions(kind, minor);
  const successor = served.find(lasts) ?? served[0];
  const apiVersion = product.apiVersionText(successor.place);
  if (apiVersion === known.apiVersion) {
    return 'write another apiVersion before the update';
  }
  const lost = checkIn({ ...known, apiVersion, manifest: { ...manifest, apiVersion } }, minor).filter(({ code }) => code === 'SCH103' || code === 'SCH104');
  const names = lost.slice(0, MOST_FIELDS).map(({ path }) => `"${shownPath(path)}"`);
  const more = lost.length > names.length ? ' and others' : '';
  return `write "${apiVersion}"${names.length === 0 ? '' : `, which does not know ${names.join(', ')}${more}`}`;
}

/** What the next minor does not take any more in the same apiVersion. */
function leaving(known: KnownManifest, next: ContextSchema): readonly SchemaFinding[] {
  const places = new Set(checkIn(known, known.minor).map(({ path }) => shownPath(path)));
  const name = `${known.product.label} ${known.product.minorText(next.minor)}`;
  return checkIn(known, next.minor)
    .filter(({ path }) => !places.has(shownPath(path)))
    .map(({ code, path, message, fix }) => ({
      code: 'SCH132',
      severity: 'warning',
      path,
      message: code === 'SCH103' || code === 'SCH104' ? `field "${shownPath(path)}" is gone in ${name}` : `${name} refuses this: ${message}`,
      fix,
    }));
}
