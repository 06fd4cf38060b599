/** The SOPS files of an app, as checks see them. */
import { dirname, relative, resolve } from 'node:path';
import { App } from 'cdk8s';
import { fleetOf, RecordedSecret, resolveLocal, sopsSecretsOf } from '../constructs';
import { Diagnostic, isGitOpsError } from '../diagnostics';
import { Fields, InventoryObject, SopsFileFacts, sopsFileFacts } from '../inventory';
import { SopsConfig, tryFindConfig } from '../sops';
import { parseYamlValue } from '../text';

/** Encrypted Secrets as the objects that they will be: the names of their keys are known. */
export function secretObjects(app: App): ReadonlyMap<RecordedSecret, InventoryObject> {
  return new Map(sopsSecretsOf(app).map((one) => {
    const { construct: { node: { path: construct } }, secret, path: file, place } = one;
    const manifest = parseYamlValue(Buffer.from(secret.bytes).toString('utf8')) as Fields;
    return [one, new InventoryObject(manifest, { subject: construct, construct, file }, { place, isEncrypted: true })];
  }));
}

export interface CheckedSopsFiles {
  readonly files: readonly SopsFileFacts[];
  /** What is wrong with the `.sops.yaml` themselves. */
  readonly faults: readonly Diagnostic[];
}

/** One file of the program, and what stands for it. */
interface UsedFile {
  readonly object: InventoryObject;
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Every SOPS file that something is made of, held against the `.sops.yaml` nearest above it. */
export function checkedSopsFiles(app: App, secrets: ReadonlyMap<RecordedSecret, InventoryObject>): CheckedSopsFiles {
  const configs = new Configs();
  const files = usedFiles(app, secrets).flatMap(({ object, path, bytes }) => {
    const absolutePath = resolveLocal(app, path);
    const config = configs.tryFind(dirname(resolve(absolutePath)));
    const configPath = config && relative(resolveLocal(app, '.'), config.path).split('\\').join('/');
    return config === undefined ? [] : [sopsFileFacts(object, bytes, config, { path, absolutePath, configPath: configPath! })];
  });
  return { files, faults: configs.faults };
}

/** A layer of values is nobody's object: a Secret of its name stands for it. */
function usedFiles(app: App, secrets: ReadonlyMap<RecordedSecret, InventoryObject>): UsedFile[] {
  const layers = fleetOf(app).flatMap(({ release }) => release.values).filter((layer) => layer.kind === 'sops');
  const used = new Map(layers.map((layer) => [`${layer.subject} ${layer.sourcePath}`, layer]));
  return [
    ...[...used.values()].map(({ subject, name, sourcePath, bytes }) => (
      { object: new InventoryObject({ apiVersion: 'v1', kind: 'Secret', metadata: { name } }, { subject, construct: subject }), path: sourcePath, bytes })),
    ...[...secrets].map(([{ secret: { sourcePath, bytes } }, object]) => ({ object, path: sourcePath, bytes })),
  ];
}

/** Each folder is asked once; a file that cannot be read is told once. */
class Configs {
  public readonly faults: Diagnostic[] = [];
  private readonly known = new Map<string, SopsConfig | undefined>();

  public tryFind(folder: string): SopsConfig | undefined {
    if (!this.known.has(folder)) {
      this.known.set(folder, this.read(folder));
    }
    return this.known.get(folder);
  }

  private read(folder: string): SopsConfig | undefined {
    try {
      return tryFindConfig(folder);
    } catch (error) {
      if (!isGitOpsError(error)) {
        throw error;
      }
      const isNew = ({ message, subject }: Diagnostic) => !this.faults.some((other) => other.message === message && other.subject === subject);
      this.faults.push(...error.diagnostics.filter(isNew));
      return undefined;
    }
  }
}
