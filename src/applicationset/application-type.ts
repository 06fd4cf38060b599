/**
 * The fields of an Application as Go declares them (pkg/apis/application/v1alpha1/types.go at 3.5): what decides
 * which field survives a patch, and which empty value is written.
 *
 * `!` is always written, `*` is a pointer, whose zero value is written where it is given; everything else is left
 * out when it is empty. `[]` is a list, `{}` a map, `raw` any JSON; a name with a capital is a type below.
 */
type FieldTable = Readonly<Record<string, string>>;

const CHART_FIELDS: FieldTable = { helm: '*Helm', kustomize: '*Kustomize', directory: '*Directory', plugin: '*Plugin' };

export const APPLICATION_TYPES: Readonly<Record<string, FieldTable>> = {
  Application: { apiVersion: 'string', kind: 'string', metadata: '!Metadata', spec: '!Spec', operation: '*raw' },
  Template: { metadata: '!TemplateMetadata', spec: '!Spec' },
  TemplateMetadata: { name: 'string', namespace: 'string', labels: '{}string', annotations: '{}string', finalizers: '[]string' },
  Metadata: {
    name: 'string',
    generateName: 'string',
    namespace: 'string',
    uid: 'string',
    resourceVersion: 'string',
    labels: '{}string',
    annotations: '{}string',
    finalizers: '[]string',
  },
  Spec: {
    source: '*Source',
    destination: '!Destination',
    project: '!string',
    syncPolicy: '*SyncPolicy',
    ignoreDifferences: '[]IgnoreDifferences',
    info: '[]Info',
    revisionHistoryLimit: '*int',
    sources: '[]Source',
    sourceHydrator: '*SourceHydrator',
  },
  Source: {
    repoURL: '!string', path: 'string', targetRevision: 'string', ...CHART_FIELDS, chart: 'string', ref: 'string', name: 'string', tagPrefix: 'string',
  },
  SourceHydrator: { drySource: '!DrySource', syncSource: '!SyncSource', hydrateTo: '*HydrateTo' },
  DrySource: { repoURL: '!string', targetRevision: '!string', path: '!string', ...CHART_FIELDS },
  SyncSource: { targetBranch: '!string', path: '!string', repoURL: 'string' },
  HydrateTo: { targetBranch: '!string' },
  Helm: {
    valueFiles: '[]string',
    parameters: '[]HelmParameter',
    releaseName: 'string',
    values: 'string',
    fileParameters: '[]HelmFileParameter',
    version: 'string',
    passCredentials: 'bool',
    ignoreMissingValueFiles: 'bool',
    skipCrds: 'bool',
    valuesObject: '*raw',
    namespace: 'string',
    kubeVersion: 'string',
    apiVersions: '[]string',
    skipTests: 'bool',
    skipSchemaValidation: 'bool',
  },
  HelmParameter: { name: 'string', value: 'string', forceString: 'bool' },
  HelmFileParameter: { name: 'string', path: 'string' },
  Kustomize: {
    namePrefix: 'string',
    nameSuffix: 'string',
    images: '[]string',
    commonLabels: '{}string',
    version: 'string',
    commonAnnotations: '{}string',
    forceCommonLabels: 'bool',
    forceCommonAnnotations: 'bool',
    namespace: 'string',
    commonAnnotationsEnvsubst: 'bool',
    replicas: '[]KustomizeReplica',
    patches: '[]KustomizePatch',
    components: '[]string',
    ignoreMissingComponents: 'bool',
    labelWithoutSelector: 'bool',
    kubeVersion: 'string',
    apiVersions: '[]string',
    labelIncludeTemplates: 'bool',
  },
  KustomizeReplica: { name: '!string', count: '!intOrString' },
  KustomizePatch: { path: 'string', patch: 'string', target: '*KustomizeSelector', options: '{}bool' },
  KustomizeSelector: {
    group: 'string', version: 'string', kind: 'string', name: 'string', namespace: 'string', annotationSelector: 'string', labelSelector: 'string',
  },
  Directory: { recurse: 'bool', jsonnet: 'Jsonnet', exclude: 'string', include: 'string' },
  Jsonnet: { extVars: '[]JsonnetVar', tlas: '[]JsonnetVar', libs: '[]string' },
  JsonnetVar: { name: '!string', value: '!string', code: 'bool' },
  Plugin: { name: 'string', env: '[]EnvEntry', parameters: '[]PluginParameter' },
  EnvEntry: { name: '!string', value: '!string' },
  PluginParameter: { name: 'string', string: '*string', map: '*{}string', array: '*[]string' },
  Destination: { server: 'string', namespace: 'string', name: 'string' },
  SyncPolicy: { automated: '*Automated', syncOptions: '[]string', retry: '*Retry', managedNamespaceMetadata: '*NamespaceMetadata' },
  Automated: { prune: '*bool', selfHeal: '*bool', allowEmpty: '*bool', enabled: '*bool' },
  Retry: { limit: 'int', backoff: '*Backoff', refresh: 'bool' },
  Backoff: { duration: 'string', factor: '*int', maxDuration: 'string' },
  NamespaceMetadata: { labels: '{}string', annotations: '{}string' },
  IgnoreDifferences: {
    group: 'string',
    kind: '!string',
    name: 'string',
    namespace: 'string',
    jsonPointers: '[]string',
    jqPathExpressions: '[]string',
    managedFieldsManagers: '[]string',
  },
  Info: { name: '!string', value: '!string' },
};

/** A field's type with its marks read. */
export interface FieldType {
  readonly type: string;
  readonly presence: 'always' | 'given' | 'filled';
}

const READ = new Map(Object.entries(APPLICATION_TYPES).map(([name, fields]) =>
  [name, new Map(Object.entries(fields).map(([key, mark]) => [key, read(mark)]))]));

function read(mark: string): FieldType {
  const presence = mark.startsWith('!') ? 'always' : mark.startsWith('*') ? 'given' : 'filled';
  return { type: mark.replace(/^[!*]/, ''), presence };
}

/** The fields of a struct, undefined for any other type. */
export function tryFieldsOf(type: string): ReadonlyMap<string, FieldType> | undefined {
  return READ.get(type);
}
