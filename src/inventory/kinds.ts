/** Kinds with the API group: two products have a `Kustomization`, and other projects a `Provider`. */
export const KIND = {
  application: 'argoproj.io/Application',
  applicationSet: 'argoproj.io/ApplicationSet',
  appProject: 'argoproj.io/AppProject',
  helmRelease: 'helm.toolkit.fluxcd.io/HelmRelease',
  kustomization: 'kustomize.toolkit.fluxcd.io/Kustomization',
  gitRepository: 'source.toolkit.fluxcd.io/GitRepository',
  ociRepository: 'source.toolkit.fluxcd.io/OCIRepository',
  helmRepository: 'source.toolkit.fluxcd.io/HelmRepository',
  helmChart: 'source.toolkit.fluxcd.io/HelmChart',
  bucket: 'source.toolkit.fluxcd.io/Bucket',
  externalArtifact: 'source.toolkit.fluxcd.io/ExternalArtifact',
  artifactGenerator: 'source.extensions.fluxcd.io/ArtifactGenerator',
  imageRepository: 'image.toolkit.fluxcd.io/ImageRepository',
  imagePolicy: 'image.toolkit.fluxcd.io/ImagePolicy',
  imageUpdateAutomation: 'image.toolkit.fluxcd.io/ImageUpdateAutomation',
  alert: 'notification.toolkit.fluxcd.io/Alert',
  provider: 'notification.toolkit.fluxcd.io/Provider',
  receiver: 'notification.toolkit.fluxcd.io/Receiver',
  configMap: 'ConfigMap',
  secret: 'Secret',
  namespace: 'Namespace',
  serviceAccount: 'ServiceAccount',
} as const;

/** Any kind may be asked for; these are the ones that have a name here. */
export type KindName = string;

/** By apiVersion and kind: the objects of a fleet are of few kinds, and one text for all of them is told from others at a glance. */
const names = new Map<string, Map<string, KindName>>();
const MOST_APIS = 1000;
const MOST_KINDS = 100;

/** `group/Kind`, of the core group `Kind` alone; the version does not count. */
export function kindName(apiVersion: string, kind: string): KindName {
  return names.get(apiVersion)?.get(kind) ?? makeKindName(apiVersion, kind);
}

function makeKindName(apiVersion: string, kind: string): KindName {
  const slash = apiVersion.lastIndexOf('/');
  const name = slash < 0 ? kind : `${apiVersion.slice(0, slash)}/${kind}`;
  const kinds = names.get(apiVersion) ?? new Map<string, KindName>();
  if (kinds.size < MOST_KINDS && (names.size < MOST_APIS || kinds.size > 0)) {
    names.set(apiVersion, kinds.set(kind, name));
  }
  return name;
}
