import { OutputPlan } from '../constructs';
import { compact } from '../model';
import { GeneratedKey } from './values-plan';
import { FluxVersion, watchLabels } from './version';

/**
 * The file name that both kustomize and kustomize-controller look for. Without one, the controller takes
 * every YAML file below the path for a Kubernetes object, values files included.
 */
const FILE = 'kustomization.yaml';
const HEADER = { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization' };

/** A folder that makes ConfigMaps and Secrets out of the values files in it. */
export function writeGenerators(
  output: OutputPlan, folder: string, namespace: string, keys: readonly GeneratedKey[], version: FluxVersion, subject: string,
): void {
  for (const { fileName, content, data } of keys) {
    output.addFile({ path: `${folder}/${fileName}`, content, data, subject });
  }
  const kustomization = compact({
    ...HEADER,
    namespace,
    configMapGenerator: generators(keys.filter(({ kind }) => kind === 'config-map')),
    secretGenerator: generators(keys.filter(({ kind }) => kind === 'secret')),
    generatorOptions: compact({
      // A hash would rename the object, and kustomize does not know that a HelmRelease refers to it.
      disableNameSuffixHash: true,
      labels: watchLabels(version),
    }),
  });
  output.addObject(`${folder}/${FILE}`, kustomization, subject);
}

function generators(keys: readonly GeneratedKey[]) {
  return [...new Set(keys.map(({ object }) => object))].map((name) => ({
    name,
    files: keys.filter(({ object }) => object === name).map(({ key, fileName }) => (key === fileName ? key : `${key}=${fileName}`)),
  }));
}

/** The list of what one cluster gets. */
export function writeResources(output: OutputPlan, folder: string, resources: readonly string[]): void {
  output.addObject(`${folder}/${FILE}`, { ...HEADER, resources }, folder);
}
