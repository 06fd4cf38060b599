/** Tells manifests from everything else that is YAML, before and after it is parsed. */
import { Fields, isManifest } from '../inventory-object';

/** Text without both words holds no manifest, however it is written. */
export function mayHoldManifest(text: string): boolean {
  return text.includes('apiVersion') && text.includes('kind');
}

/** Whether a text is meant as a manifest, so that it is a fault if it is no YAML. */
export function isMeantAsManifest(text: string): boolean {
  return /^["']?apiVersion["']?[ \t]*:/m.test(text) && /^["']?kind["']?[ \t]*:/m.test(text);
}

/** A definition of a kind is another project's word, and often a megabyte: no check looks into it. */
export function isDefinition(text: string): boolean {
  return /^kind:[ \t]*["']?CustomResourceDefinition\b/m.test(text);
}

/** Marks of Go templates, Jinja, ERB and their kin; `${ }` is no such mark, for it stands in sound YAML. */
const TEMPLATE_MARK = /\{\{|\{%|<%|#%|#@|#\{|\{#|<\/?#|<[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+>/;
/** `<CLUSTER_NAME>`: some tool fills it in before anybody applies the manifest. */
const TOKEN = /<[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+>|(?<!\$)\{\w*\}/;
const TOKEN_LINE = /^[ \t]*<[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+>[ \t]*$/m;

/** Whether a tool puts whole lines into a text. */
export function hasTokenLine(text: string): boolean {
  return TOKEN_LINE.test(text);
}

/** Whether a text that is no YAML is the template of some tool, and not a manifest with a slip. */
export function isTemplateText(text: string): boolean {
  return TEMPLATE_MARK.test(text);
}

/** Groups of files that some program reads, and no cluster. */
const CLIENT_GROUPS = new Set([
  'kustomize.config.k8s.io', 'config.kubernetes.io', 'kind.x-k8s.io', 'k3d.io', 'kubeadm.k8s.io', 'kubelet.config.k8s.io',
  'kubeproxy.config.k8s.io', 'kubescheduler.config.k8s.io', 'apiserver.config.k8s.io', 'apiserver.k8s.io', 'audit.k8s.io',
  'client.authentication.k8s.io', 'pod-security.admission.config.k8s.io', 'eksctl.io', 'skaffold', 'backstage.io', 'cli.kyverno.io',
  'kuttl.dev', 'chainsaw.kyverno.io', 'kapp.k14s.io', 'vendir.k14s.io', 'k0sctl.k0sproject.io', 'krew.googlecontainertools.github.com',
  'builtin', 'talos.dev', 'viaduct.ai', 'goabout.com', 'helmfile', 'devspace', 'cluster.config.k8s.io', 'tests.gatekeeper.sh',
]);

/** What nobody but a cluster reads. */
const CLUSTER_GROUP = /^(?:argoproj\.io|.*\.toolkit\.fluxcd\.io|source\.extensions\.fluxcd\.io|apps|batch|autoscaling|rbac\.authorization\.k8s\.io)$/;
const CORE_KIND = /^(?:ConfigMap|Secret|Service|ServiceAccount|Namespace|Pod|PersistentVolume|PersistentVolumeClaim)$/;

/** Whether a document is an object that somebody would apply to a cluster. */
export function isClusterObject(value: unknown): value is Fields {
  if (!isManifest(value)) {
    return false;
  }
  const { apiVersion, kind, metadata } = value as Fields & { readonly apiVersion: string; readonly kind: string };
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.lastIndexOf('/')) : '';
  if (CLIENT_GROUPS.has(group) || CLIENT_GROUPS.has(apiVersion) || (apiVersion === 'v1' && kind === 'Config') || isNamedByToken(value)) {
    return false;
  }
  // Configuration of some component has a group and a kind as well, but no metadata.
  return CLUSTER_GROUP.test(group) || (apiVersion === 'v1' && CORE_KIND.test(kind)) || (typeof metadata === 'object' && metadata !== null);
}

/** A template that is sound YAML: its name is filled in by a tool, and by no cluster. */
function isNamedByToken({ metadata }: Fields): boolean {
  const { name, namespace } = (typeof metadata === 'object' && metadata !== null ? metadata : {}) as Fields;
  return [name, namespace].some((text) => typeof text === 'string' && TOKEN.test(text));
}

/** A template that happens to be YAML: `{{ x }}` without quotes is a mapping as a key of a mapping. */
export function holdsMappingAsKey(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  return Object.entries(value).some(([key, item]) => (key.startsWith('{') && item === null) || holdsMappingAsKey(item));
}

/** Whether SOPS has encrypted a document: it says so itself. */
export function isSopsDocument({ sops }: Fields): boolean {
  return typeof sops === 'object' && sops !== null && ('mac' in sops || 'lastmodified' in sops);
}
