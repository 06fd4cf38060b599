/** Values that a HelmRelease takes from a ConfigMap or a Secret: as an object of the tree, or made by a kustomization. */
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { ValuesWorld } from './effective-values';
import { isEncrypted, isMap, Json, listAt, Manifest, textAt, textsAt, tryNearestManifest } from './tree';
import { parseYaml } from '../src/text';

export interface ValuesReference {
  readonly kind: string;
  readonly name: string;
  readonly key: string;
}

/** The text behind a reference; `external` where only the cluster has it; undefined where nobody makes it. */
export function tryReferencedText(reference: ValuesReference, from: Manifest, world: ValuesWorld): string | undefined {
  const object = tryObject(reference, from, world);
  if (object !== undefined) {
    return tryObjectText(reference, object, world);
  }
  return tryGeneratedText(reference, from, world) ?? (isExternal(reference, world) ? 'external' : undefined);
}

function tryObject({ kind, name }: ValuesReference, from: Manifest, { tree }: ValuesWorld): Manifest | undefined {
  const candidates = tree.manifests.filter((manifest) => manifest.kind === kind && manifest.apiVersion === 'v1' && manifest.name === name);
  const inNamespace = candidates.filter(({ namespace }) => namespace === undefined || from.namespace === undefined || namespace === from.namespace);
  return tryNearestManifest(from.file, inNamespace);
}

function tryObjectText({ kind, key, name }: ValuesReference, { file, object }: Manifest, { decryptor }: ValuesWorld): string | undefined {
  const clear = isMap(object.sops) ? decryptedObject(decryptor.decrypt(file), kind, name) : object;
  const plain = textAt(clear, 'stringData', key);
  const data = textAt(clear, 'data', key);
  if (plain !== undefined || data === undefined) {
    return plain;
  }
  return kind === 'Secret' ? Buffer.from(data, 'base64').toString('utf8') : data;
}

function decryptedObject(text: string, kind: string, name: string): Json {
  const objects = parseYaml(text).documents.map(({ value }) => value).filter(isMap);
  return objects.find((object) => object.kind === kind && textAt(object, 'metadata', 'name') === name) ?? {};
}

function tryGeneratedText(reference: ValuesReference, from: Manifest, { tree, decryptor }: ValuesWorld): string | undefined {
  const field = reference.kind === 'Secret' ? 'secretGenerator' : 'configMapGenerator';
  const makes = (object: Json): Json | undefined => listAt(object, field).find((generator) => textAt(generator, 'name') === reference.name);
  const kustomization = tryNearestManifest(from.file, tree.kustomizations.filter(({ object }) => makes(object) !== undefined));
  if (kustomization === undefined) {
    return undefined;
  }
  const generator = makes(kustomization.object)!;
  const literal = textsAt(generator, 'literals').find((item) => item.startsWith(`${reference.key}=`));
  if (literal !== undefined) {
    return literal.slice(reference.key.length + 1);
  }
  const file = tryGeneratorFile(generator, reference.key);
  return file === undefined ? undefined : readClear(join(dirname(kustomization.file), file), (path) => decryptor.decrypt(path));
}

/** `key=path`, or a path whose last part is the key. */
function tryGeneratorFile(generator: Json, key: string): string | undefined {
  const entries = textsAt(generator, 'files').map((entry) => (entry.includes('=') ? entry.split(/=(.*)/s, 2) : [basename(entry), entry]));
  return entries.find(([name]) => name === key)?.[1];
}

/** A file as kustomize-controller hands it on: decrypted where SOPS encrypted it. */
function readClear(file: string, decrypt: (file: string) => string): string {
  const text = readFileSync(file, 'utf8');
  return isEncrypted(text) ? decrypt(file) : text;
}

function isExternal({ kind, name }: ValuesReference, { tree, example }: ValuesWorld): boolean {
  const synced = tree.manifests.some(({ kind: maker, object, name: own }) =>
    maker === 'ExternalSecret' && kind === 'Secret' && (textAt(object, 'spec', 'target', 'name') ?? own) === name);
  return synced || (example.facts.external ?? []).includes(`${kind}/${name}`);
}
