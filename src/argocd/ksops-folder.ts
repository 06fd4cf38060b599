import { IConstruct } from 'constructs';
import { localCluster, OutputPlan } from '../constructs';
import { SopsSecretIntent } from '../model';
import { renderYaml } from '../text';

/** A folder that kustomize builds with KSOPS: the encrypted Secrets of one namespace on one cluster. */
export interface KsopsFolder {
  /** From the output directory. */
  readonly path: string;
  /** Names the Application of the folder. */
  readonly name: string;
  /** Names of the encrypted files. */
  readonly files: string[];
}

const KUSTOMIZATION = {
  apiVersion: 'kustomize.config.k8s.io/v1beta1',
  kind: 'Kustomization',
  generators: ['ksops.yaml'],
};

/** By this kustomize finds the program that generates (the README of kustomize-sops). */
const FUNCTION = 'exec:\n  path: ksops\n';

const folders = new WeakMap<IConstruct, Map<string, KsopsFolder>>();

/** The folder that a Secret belongs to, and whether it is new. */
export function ksopsFolder(scope: IConstruct, { cluster, namespace }: SopsSecretIntent): { readonly folder: KsopsFolder; readonly isNew: boolean } {
  const known = folders.get(scope.node.root) ?? new Map<string, KsopsFolder>();
  folders.set(scope.node.root, known);
  const path = `secrets/${cluster.local ? localCluster(scope) : cluster.name}/${namespace}`;
  const before = known.get(path);
  const folder = before ?? { path, name: cluster.local ? `${namespace}-secrets` : `${cluster.name}-${namespace}-secrets`, files: [] };
  known.set(path, folder);
  return { folder, isNew: before === undefined };
}

/** Plans what stands in the folder beside the ciphertext; the list is complete when it is written. */
export function planKsopsFolder(output: OutputPlan, folder: KsopsFolder, subject: string): void {
  output.addObject(`${folder.path}/kustomization.yaml`, KUSTOMIZATION, subject);
  output.addFile({
    path: `${folder.path}/ksops.yaml`,
    subject,
    get content() {
      return renderYaml({
        apiVersion: 'viaduct.ai/v1',
        kind: 'ksops',
        metadata: { name: folder.name, annotations: { 'config.kubernetes.io/function': FUNCTION } },
        files: [...folder.files].sort(),
      });
    },
  });
}
