import { fieldsOf, isFields, listOf } from './directory/reading';
import { Fields, InventoryObject } from './inventory-object';
import { KIND, kindName as kindNameOf, KindName } from './kinds';

/** An object that a controller makes because of another. */
export interface ImpliedObject {
  readonly kindName: KindName;
  /** Undefined: any name, for a template decides. */
  readonly name: string | undefined;
  /** Undefined: any. */
  readonly namespace: string | undefined;
}

interface ImpliedRule {
  readonly makes: KindName;
  /** Fields that hold the name, the first that is there; the object's own name otherwise. */
  readonly name?: readonly string[];
  readonly isEverywhere?: boolean;
}

/** Operators that make Secrets and ConfigMaps, by the fields of their API types. */
const RULES: ReadonlyMap<KindName, readonly ImpliedRule[]> = new Map(Object.entries<readonly ImpliedRule[]>({
  'external-secrets.io/ExternalSecret': [{ makes: KIND.secret, name: ['spec.target.name'] }],
  'external-secrets.io/ClusterExternalSecret': [
    { makes: KIND.secret, name: ['spec.externalSecretSpec.target.name', 'spec.externalSecretName'], isEverywhere: true },
  ],
  'bitnami.com/SealedSecret': [{ makes: KIND.secret, name: ['spec.template.metadata.name'] }],
  'cert-manager.io/Certificate': [{ makes: KIND.secret, name: ['spec.secretName'] }],
  'secrets.hashicorp.com/VaultStaticSecret': [{ makes: KIND.secret, name: ['spec.destination.name'] }],
  'secrets.hashicorp.com/VaultDynamicSecret': [{ makes: KIND.secret, name: ['spec.destination.name'] }],
  'secrets.hashicorp.com/VaultPKISecret': [{ makes: KIND.secret, name: ['spec.destination.name'] }],
  'onepassword.com/OnePasswordItem': [{ makes: KIND.secret }],
  'secrets.infisical.com/InfisicalSecret': [
    { makes: KIND.secret, name: ['spec.managedSecretReference.secretName'], isEverywhere: true },
    { makes: KIND.secret, name: ['spec.managedKubeSecretReferences.0.secretName'], isEverywhere: true },
  ],
  'k8s.bitwarden.com/BitwardenSecret': [{ makes: KIND.secret, name: ['spec.secretName'] }],
  'isindir.github.com/SopsSecret': [{ makes: KIND.secret, name: ['spec.secretTemplates.0.name'] }],
  'trust.cert-manager.io/Bundle': [{ makes: KIND.configMap, isEverywhere: true }, { makes: KIND.secret, isEverywhere: true }],
}));

/** What always is there: `flux bootstrap` and Kubernetes make it. */
const CONVENTIONAL: ReadonlyMap<string, readonly KindName[]> = new Map<string, readonly KindName[]>([
  ['flux-system', [KIND.gitRepository, KIND.ociRepository, KIND.bucket, KIND.kustomization, KIND.secret]],
  ['default', [KIND.serviceAccount]],
  ['kube-root-ca.crt', [KIND.configMap]],
  ...['source', 'kustomize', 'helm', 'notification', 'image-reflector', 'image-automation'].map((name) => [`${name}-controller`, [KIND.serviceAccount]] as const),
]);

export function isConventional(kindName: KindName, name: string): boolean {
  return CONVENTIONAL.get(name)?.includes(kindName) === true;
}

const NOTHING: readonly ImpliedObject[] = [];

/** What controllers will make because of an object. */
export function impliedBy(object: InventoryObject): readonly ImpliedObject[] {
  switch (object.kindName) {
    case KIND.artifactGenerator: return artifactsOf(object);
    case KIND.helmRelease: return chartOf(object);
    case 'kustomize.config.k8s.io/Kustomization': return generatedOf(object);
    case 'fluxcd.controlplane.io/ResourceSet': return templatesOf(object);
    default: return RULES.get(object.kindName)?.map((rule) => implied(object, rule)) ?? NOTHING;
  }
}

function implied(object: InventoryObject, { makes, name = [], isEverywhere }: ImpliedRule): ImpliedObject {
  const named = name.map((path) => at(object.manifest, path)).find((value) => typeof value === 'string' && value !== '');
  return { kindName: makes, name: known(named ?? object.name), namespace: isEverywhere === true ? undefined : object.namespace };
}

function artifactsOf({ manifest, namespace }: InventoryObject): ImpliedObject[] {
  const artifacts = at(manifest, 'spec.artifacts');
  return Array.isArray(artifacts) ? artifacts.map((_, index) => (
    { kindName: KIND.externalArtifact, name: known(at(artifacts, `${index}.name`)), namespace })) : [];
}

/** helm-controller names the chart after the release, and puts it beside the source (`GetHelmChartName` of its API types). */
function chartOf({ manifest, name, namespace }: InventoryObject): ImpliedObject[] {
  if (at(manifest, 'spec.chart.spec') === undefined) {
    return [];
  }
  const source = at(manifest, 'spec.chart.spec.sourceRef.namespace');
  return [{
    kindName: KIND.helmChart,
    name: namespace === undefined ? undefined : known(`${namespace}-${name}`),
    namespace: typeof source === 'string' ? source : namespace,
  }];
}

/** ConfigMaps and Secrets of a kustomization file that a program writes; those of a directory are objects by themselves. */
function generatedOf({ manifest }: InventoryObject): ImpliedObject[] {
  return [['configMapGenerator', KIND.configMap], ['secretGenerator', KIND.secret]].flatMap(([field, kind]) =>
    listOf(manifest[field]).filter(isFields).map((entry): ImpliedObject => (
      { kindName: kind, name: known(entry.name), namespace: known(entry.namespace ?? manifest.namespace) })));
}

/** A ResourceSet of flux-operator makes its templates once for each of its inputs; of a template as text only the kinds are known. */
function templatesOf({ manifest }: InventoryObject): ImpliedObject[] {
  const { resources, resourcesTemplate } = fieldsOf(manifest.spec);
  const made = listOf(resources).filter(isFields).map(({ apiVersion, kind, metadata }): ImpliedObject => (
    { kindName: kindNameOf(String(apiVersion), String(kind)), name: known(fieldsOf(metadata).name), namespace: undefined }));
  const text = typeof resourcesTemplate === 'string' ? resourcesTemplate : '';
  const kinds = Object.values(KIND).filter((kind) => text.includes(`kind: ${kind.slice(kind.lastIndexOf('/') + 1)}`));
  return [...made, ...kinds.map((kind) => ({ kindName: kind, name: undefined, namespace: undefined }))];
}

/** A name with a placeholder may become any. */
function known(name: unknown): string | undefined {
  return typeof name === 'string' && name !== '' && !name.includes('{{') && !name.includes('${') && !name.includes('<<') ? name : undefined;
}

function at(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((here, part) =>
    (typeof here === 'object' && here !== null && Object.hasOwn(here, part) ? (here as Fields)[part] : undefined), value);
}
