import { Fields, Inventory, InventoryObject, KIND } from '../../inventory';
import { formatChoices, Path, toPointer } from '../../text';
import { fieldsAt, FleetCheck, isFields } from '../engine';
import { mayHold } from '../telling-words';
import { isRandom } from './entropy';
import { visitLeaves } from './leaves';
import { isOpenEntry } from './open-entry';
import { isPlaceholder, trySecretFormat } from './secret-format';
import { senseOf } from './secret-key';

/** Something that should not stand in the clear. It names the place and never the value. */
interface Leak {
  readonly code: string;
  readonly object: InventoryObject;
  readonly path: Path;
  readonly message: string;
}

const found = new WeakMap<Inventory, readonly Leak[]>();

/** The leaks of one code; everything is looked at once for all codes. */
export function leakCheck(code: string): FleetCheck['checkAll'] {
  return ({ inventory }, report) => {
    const leaks = found.get(inventory) ?? writtenIn(inventory).flatMap((object) => leaksOf(object, inventory));
    found.set(inventory, leaks);
    leaks.filter((leak) => leak.code === code).forEach(({ object, path, message }) => report(object, path, message));
  };
}

/** Where the files are known that ConfigMaps are generated from, those are to blame, and once. */
function writtenIn({ objects, files }: Inventory): readonly InventoryObject[] {
  return files.length === 0 ? objects : [...objects.filter(({ facts }) => facts.isGenerated !== true), ...files];
}

function leaksOf(object: InventoryObject, inventory: Inventory): Leak[] {
  const isSecret = object.kindName === KIND.secret;
  if (!isSecret && (inventory.secrets?.isEmpty ?? true) && !mayHold('secret', object)) {
    return [];
  }
  const leaks: Leak[] = [];
  visitLeaves(object, (key, value, path) => {
    const leak = tryLeak(key, isSecret && path[0] === 'data' ? base64(value) ?? value : value, inventory, isSecret);
    if (leak !== undefined && !isTold(leaks, leak, path)) {
      leaks.push({ object, path: [...path], ...leak });
    }
  });
  const inTheClear = isSecret && leaks.length === 0 && !object.facts.isEncrypted ? plainKeys(object.manifest) : [];
  return inTheClear.length === 0 ? leaks : [{
    code: 'SEC321',
    object,
    path: [Object.keys(fieldsAt(object.manifest, 'stringData')).includes(inTheClear[0]) ? 'stringData' : 'data', inTheClear[0]],
    message: `Secret "${object.name}" holds ${formatChoices(inTheClear).replace(' or ', ' and ')} in the clear`,
  }];
}

/** What stands several times in one embedded document is told once. */
function isTold(leaks: readonly Leak[], { code, message }: Pick<Leak, 'code' | 'message'>, path: Path): boolean {
  const last = leaks.at(-1);
  return last !== undefined && last.code === code && last.message === message && toPointer(last.path) === toPointer(path);
}

/** The surest reason is the one that is told. */
function tryLeak(key: string, value: string, { secrets }: Inventory, isSecret: boolean): Pick<Leak, 'code' | 'message'> | undefined {
  const source = secrets?.sourceOf(value);
  if (source !== undefined) {
    return { code: 'SEC320', message: `"${key}" holds a value of "${source}" in the clear` };
  }
  const format = trySecretFormat(value);
  if (format !== undefined && !isKeyId(key, format)) {
    return { code: 'SEC323', message: `"${key}" holds ${format} in the clear` };
  }
  if (isSecret) {
    return undefined;
  }
  const sense = senseOf(key);
  if (sense === 'no' || isPlaceholder(value)) {
    return undefined;
  }
  if (sense === 'secret') {
    return isReference(key, value) ? undefined : { code: 'SEC322', message: `"${key}" is written out in the clear` };
  }
  return isRandom(value) && !NAME_OF_A_SECRET.test(value) ? { code: 'SEC324', message: `"${key}" looks like a secret, and is written out in the clear` } : undefined;
}

/** The id of a key of AWS is the name of an account; cert-manager wants it in the clear. */
function isKeyId(key: string, format: string): boolean {
  return format === 'an access key of AWS' && /access_?key_?id$/i.test(key);
}

/** `githubConfigSecret: k8s-runner-secret` names a Secret. */
const NAME_OF_A_SECRET = /^(?=.*(?:secret|cred|token|auth))[a-z0-9]+(?:-[a-z0-9]+)+$/;

/** `secretKey: admin-password` names a key of a Secret; a password may be any word. */
function isReference(key: string, value: string): boolean {
  return !/pass|pwd/i.test(key) && /^[A-Za-z]+(?:[-._][A-Za-z]+)*$/.test(value);
}

function plainKeys(manifest: Fields): string[] {
  if (isFields(manifest.sops)) {
    return [];
  }
  const entries = [...Object.entries(fieldsAt(manifest, 'stringData')), ...Object.entries(fieldsAt(manifest, 'data')).map(([key, value]) => [key, base64(value)] as const)];
  return entries.filter(([key, value]) => typeof value === 'string' && !isPlaceholder(value) && !isOpenEntry(key, value))
    .map(([key]) => key);
}

function base64(value: unknown): string | undefined {
  return typeof value === 'string' ? Buffer.from(value, 'base64').toString('utf8') : undefined;
}
