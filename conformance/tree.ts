/** A folder of YAML as the judges see it: which files are manifests, kustomizations, encrypted, plain values. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { parseYaml } from '../src/text';

export type Json = Readonly<Record<string, unknown>>;

export interface Manifest {
  readonly file: string;
  readonly object: Json;
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

export interface Tree {
  readonly root: string;
  /** Kubernetes objects, kustomizations not among them. */
  readonly manifests: readonly Manifest[];
  readonly kustomizations: readonly Manifest[];
  /** Files that SOPS encrypted, whatever is in them. */
  readonly encrypted: readonly string[];
  /** YAML that is no manifest: values files and the like. */
  readonly plain: readonly string[];
  readonly faults: readonly string[];
}

const KUSTOMIZATION_NAMES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];
const KUSTOMIZE_GROUP = 'kustomize.config.k8s.io/';

export function readTree(root: string): Tree {
  const tree: GrowingTree = { root, manifests: [], kustomizations: [], encrypted: [], plain: [], faults: [] };
  for (const file of filesBelow(root)) {
    const text = readFileSync(file, 'utf8');
    if (isEncrypted(text)) {
      // Nobody gets these as they stand: the judge of sops looks at what is in them.
      tree.encrypted.push(file);
    } else if (/\.(ya?ml|json)$/.test(file) || KUSTOMIZATION_NAMES.includes(basename(file))) {
      sortFile(file, text, tree);
    }
  }
  return tree;
}

interface GrowingTree {
  readonly root: string;
  readonly manifests: Manifest[];
  readonly kustomizations: Manifest[];
  readonly encrypted: string[];
  readonly plain: string[];
  readonly faults: string[];
}

function sortFile(file: string, text: string, tree: GrowingTree): void {
  const { documents, faults } = parseYaml(text);
  if (faults.length > 0) {
    tree.faults.push(`${showFile(file)}:${faults[0].line}: ${faults[0].message}`);
    return;
  }
  const objects = documents.map(({ value }) => value).filter(isMap);
  const manifests = objects.map((object) => manifestOf(file, object));
  if (KUSTOMIZATION_NAMES.includes(basename(file))) {
    tree.kustomizations.push(...manifests);
  } else if (manifests.some(({ apiVersion, kind }) => apiVersion !== '' && kind !== '')) {
    tree.manifests.push(...manifests.filter(({ apiVersion }) => !apiVersion.startsWith(KUSTOMIZE_GROUP)));
  } else {
    tree.plain.push(file);
  }
}

function manifestOf(file: string, object: Json): Manifest {
  return {
    file,
    object,
    apiVersion: textAt(object, 'apiVersion') ?? '',
    kind: textAt(object, 'kind') ?? '',
    name: textAt(object, 'metadata', 'name') ?? '',
    namespace: textAt(object, 'metadata', 'namespace'),
  };
}

export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** SOPS leaves its metadata under `sops` (YAML, JSON), `sops_…` (dotenv) or `[sops]` (ini), always with a MAC. */
export function isEncrypted(text: string): boolean {
  const hasMetadata = /^\s*"?sops"?\s*:/m.test(text) && /^\s+"?mac"?\s*:\s*"?ENC\[/m.test(text);
  return hasMetadata || /^sops_mac=ENC\[/m.test(text) || /^\[sops\]$/m.test(text);
}

/** Kubernetes' group of an object: empty for the core kinds. */
export function groupOf({ apiVersion }: Manifest): string {
  return apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
}

/** A file as a person who stands in the repository finds it. */
export function showFile(file: string): string {
  return relative(process.cwd(), file);
}

export function describeManifest({ file, kind, name }: Manifest): string {
  return `${showFile(file)} ${kind}/${name}`;
}

/** Of several objects of one name (one a cluster, say) the one that stands nearest in the folders. */
export function tryNearestManifest(file: string, candidates: readonly Manifest[]): Manifest | undefined {
  const shared = (other: string): number => {
    const [mine, theirs] = [file.split(sep), other.split(sep)];
    const differs = mine.findIndex((part, index) => part !== theirs[index]);
    return differs < 0 ? mine.length : differs;
  };
  return candidates.reduce<Manifest | undefined>((best, next) => (best && shared(best.file) >= shared(next.file) ? best : next), undefined);
}

export function isMap(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function valueAt(object: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => (isMap(value) ? value[key] : undefined), object);
}

export function textAt(object: unknown, ...path: readonly string[]): string | undefined {
  const value = valueAt(object, ...path);
  return value === undefined || value === null || isMap(value) ? undefined : String(value);
}

export function mapAt(object: unknown, ...path: readonly string[]): Json {
  const value = valueAt(object, ...path);
  return isMap(value) ? value : {};
}

export function listAt(object: unknown, ...path: readonly string[]): readonly Json[] {
  const value = valueAt(object, ...path);
  return Array.isArray(value) ? value.filter(isMap) : [];
}

export function textsAt(object: unknown, ...path: readonly string[]): readonly string[] {
  const value = valueAt(object, ...path);
  return Array.isArray(value) ? value.map(String) : [];
}
