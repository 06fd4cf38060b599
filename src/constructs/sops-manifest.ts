/** A SOPS file that has to be the manifest of a Secret: what can be known of it without a key. */
import { Faults } from '../diagnostics';
import { looksEncrypted, plainData, readSopsFile, readValue } from '../sops';
import { formatChoices, formatPath, isDnsSubdomain, Path } from '../text';

/** What an encrypted manifest says in the clear. */
export interface SecretName {
  readonly name: string;
  readonly namespace: string;
}

type Fields = Readonly<Record<string, unknown>>;

const REGEX = 'encrypt the file with --encrypted-regex \'^(data|stringData)$\', or put that into its rule of .sops.yaml';

/** Name and namespace of the Secret; what is wrong with the file are faults that speak of places and never of values. */
export function readSecretManifest(bytes: Buffer, path: string, faults: Faults): SecretName {
  const file = readSopsFile(bytes, path);
  faults.addAll(file.problems);
  const documents = plainData(file.values);
  if (file.metadata === undefined) {
    return { name: '', namespace: '' };
  }
  if (documents.length !== 1) {
    faults.add('SEC191', `"${path}" holds ${documents.length} documents`, 'keep each Secret in a file of its own');
  }
  const manifest = fieldsOf(documents[0]);
  checkClear(manifest, path, faults);
  checkKind(manifest, path, faults);
  checkValues(manifest, path, faults);
  return { name: nameAt(manifest, 'name', path, faults), namespace: nameAt(manifest, 'namespace', path, faults) };
}

/** kustomize reads these before anything decrypts them (kustomize-controller decrypts after the build). */
function checkClear({ apiVersion, kind, metadata }: Fields, path: string, faults: Faults): void {
  const hidden = leaves({ apiVersion, kind, metadata }, []).filter(({ value }) => typeof value === 'string' && looksEncrypted(value));
  if (hidden.length > 0) {
    const names = formatChoices(hidden.map((leaf) => formatPath(leaf.path))).replace(/ or (?="[^"]*"$)/, ' and ');
    faults.add('SEC192', `${names} of "${path}" ${hidden.length > 1 ? 'are' : 'is'} encrypted`, REGEX);
  }
}

function checkKind({ apiVersion, kind }: Fields, path: string, faults: Faults): void {
  const isHidden = [apiVersion, kind].some((value) => typeof value === 'string' && looksEncrypted(value));
  if (!isHidden && (apiVersion !== 'v1' || kind !== 'Secret')) {
    const what = typeof kind === 'string' ? `a ${kind} of ${JSON.stringify(apiVersion ?? 'no apiVersion')}` : 'no manifest: it has no "kind"';
    faults.add('SEC191', `"${path}" holds ${what}`, 'encrypt a manifest with apiVersion "v1" and kind "Secret"; for values of a chart use SopsValues.fromFile');
  }
}

function checkValues({ data, stringData }: Fields, path: string, faults: Faults): void {
  for (const { path: place, value } of leaves({ data, stringData }, [])) {
    const cipher = typeof value === 'string' && looksEncrypted(value) ? readValue(value) : undefined;
    if (cipher === undefined && value !== null && value !== '') {
      faults.add('SEC193', `value of "${formatPath(place)}" in "${path}" stands in the clear`, `${REGEX}; and replace the secret: it was readable`);
    } else if (typeof cipher === 'object' && cipher.type !== 'str') {
      faults.add('SEC194', `value of "${formatPath(place)}" in "${path}" was encrypted as ${cipher.type}, and a Secret holds text`, 'put the value in quotes with "sops edit"');
    }
  }
}

function nameAt(manifest: Fields, key: 'name' | 'namespace', path: string, faults: Faults): string {
  const value = fieldsOf(manifest.metadata)[key];
  if (typeof value === 'string' && (isDnsSubdomain(value) || looksEncrypted(value))) {
    return value;
  }
  const what = value === undefined ? `no "metadata.${key}"` : `a "metadata.${key}" that Kubernetes does not take`;
  faults.add('SEC191', `"${path}" has ${what}`, `set it with "sops edit ${path}": what refers to the Secret has to know it`);
  return '';
}

interface Leaf {
  readonly path: Path;
  readonly value: unknown;
}

function leaves(value: unknown, path: Path): Leaf[] {
  if (typeof value !== 'object' || value === null) {
    return value === undefined ? [] : [{ path, value }];
  }
  return Object.entries(value).flatMap(([key, below]) => leaves(below, [...path, Array.isArray(value) ? Number(key) : key]));
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Fields : {};
}
