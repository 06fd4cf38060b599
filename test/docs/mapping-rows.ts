/**
 * The engine mapping table: one intent a row, and what each engine gets for it. `tools/docs.ts` makes
 * `docs/mapping.md` of it, and `mapping.test.ts` a test of every row.
 */

/** What one engine makes of an intent. */
export interface Outcome {
  /** `Kind field.path`, `Kind/name field.path` or `file path` and the value there; undefined for "is not there". */
  readonly has?: Readonly<Record<string, unknown>>;
  /** The engine needs nothing for it: the output is the same without these properties. */
  readonly same?: true;
  /** The code of the error, where the engine cannot. Its cure stands in the table, as the program prints it. */
  readonly refuses?: string;
  /** What a reader should know besides. */
  readonly note?: string;
}

export interface MappingRow {
  readonly section: string;
  readonly intent: string;
  /** Properties of a HelmApp, or of an EnvironmentSet. */
  readonly write: string;
  readonly set?: boolean;
  /** Further properties of GitOpsApp. */
  readonly app?: string;
  /** Statements before the construct. */
  readonly before?: string;
  readonly argocd: Outcome;
  readonly flux: Outcome;
}

const CHART_LAYER = 'application/vnd.cncf.helm.chart.content.v1.tar+gzip';
const FILES_OF_OUTPUT = 'repository: config';

export const MAPPING: readonly MappingRow[] = [
  {
    section: 'Chart',
    intent: 'a chart in an OCI registry',
    write: "chart: ChartSource.fromOci('oci://ghcr.io/myorg/charts/shop', '0.1.0')",
    argocd: { has: { 'Application spec.source.repoURL': 'ghcr.io/myorg/charts', 'Application spec.source.chart': 'shop', 'Application spec.source.targetRevision': '0.1.0' } },
    flux: {
      has: {
        'OCIRepository spec.url': 'oci://ghcr.io/myorg/charts/shop',
        'OCIRepository spec.ref.tag': '0.1.0',
        'OCIRepository spec.layerSelector.mediaType': CHART_LAYER,
        'HelmRelease spec.chartRef.kind': 'OCIRepository',
      },
    },
  },
  {
    section: 'Chart',
    intent: 'a range of versions',
    write: "chart: ChartSource.fromOci('oci://ghcr.io/myorg/charts/shop', '0.1.*')",
    argocd: { has: { 'Application spec.source.targetRevision': '0.1.*' } },
    flux: { has: { 'OCIRepository spec.ref.semver': '0.1.*' } },
  },
  {
    section: 'Chart',
    intent: 'a chart in a Helm repository',
    write: "chart: ChartSource.fromRepository('https://charts.example.com', 'shop', '0.1.0')",
    argocd: { has: { 'Application spec.source.repoURL': 'https://charts.example.com', 'Application spec.source.chart': 'shop' } },
    flux: { has: { 'HelmRepository spec.url': 'https://charts.example.com', 'HelmRelease spec.chart.spec.chart': 'shop', 'HelmRelease spec.chart.spec.version': '0.1.0' } },
  },
  {
    section: 'Chart',
    intent: 'a chart in Git',
    write: "chart: ChartSource.fromGit(config, 'charts/shop')",
    argocd: { has: { 'Application spec.source.path': 'charts/shop', 'Application spec.source.targetRevision': 'main' } },
    flux: {
      has: { 'GitRepository spec.ref.branch': 'main', 'HelmRelease spec.chart.spec.chart': './charts/shop', 'HelmRelease spec.chart.spec.reconcileStrategy': 'Revision' },
      note: 'each commit is released, not each version of Chart.yaml',
    },
  },
  {
    section: 'Chart',
    intent: 'credentials of the registry',
    write: "chart: ChartSource.fromOci('oci://ghcr.io/myorg/charts/shop', '0.1.0', { secret: 'registry' })",
    argocd: { same: true, note: 'Argo CD finds credentials by the URL, in the repository Secrets of its own namespace' },
    flux: { has: { 'OCIRepository spec.secretRef.name': 'registry' } },
  },
  {
    section: 'Chart',
    intent: 'another name of the Helm release',
    write: "releaseName: 'store'",
    argocd: { has: { 'Application spec.source.helm.releaseName': 'store' } },
    flux: { has: { 'HelmRelease spec.releaseName': 'store' } },
  },

  {
    section: 'Values',
    intent: 'values in the program',
    write: 'values: [HelmValues.inline({ replicaCount: 3 })]',
    argocd: { has: { 'Application spec.source.helm.valuesObject.replicaCount': 3 } },
    flux: { has: { 'HelmRelease spec.values.replicaCount': 3 } },
  },
  {
    section: 'Values',
    intent: '`null`, which unsets a default of the chart',
    write: 'values: [HelmValues.inline({ resources: null })]',
    argocd: { has: { 'Application spec.source.helm.values': 'resources: null\n', 'Application spec.source.helm.valuesObject': undefined }, note: 'as text: in an object the API server drops it' },
    flux: { has: { 'HelmRelease spec.values.resources': null } },
  },
  {
    section: 'Values',
    intent: 'a file of another Git repository',
    write: "values: [HelmValues.fromGit(config, 'envs/prod.yaml')]",
    argocd: { has: { 'Application spec.sources.0.helm.valueFiles': ['$values/envs/prod.yaml'], 'Application spec.sources.1.ref': 'values' } },
    flux: { has: { 'ArtifactGenerator spec.artifacts.0.copy.1.from': '@values/envs/prod.yaml', 'HelmRelease spec.chartRef.kind': 'ExternalArtifact' }, note: 'needs source-watcher of Flux 2.7' },
  },
  {
    section: 'Values',
    intent: 'a file of the repository that the chart is in',
    write: "chart: ChartSource.fromGit(config, 'charts/shop'), values: [HelmValues.fromGit(config, 'envs/prod.yaml')]",
    argocd: { has: { 'Application spec.source.helm.valueFiles': ['/envs/prod.yaml'] } },
    flux: { has: { 'HelmRelease spec.chart.spec.valuesFiles': ['./charts/shop/values.yaml', './envs/prod.yaml'] } },
  },
  {
    section: 'Values',
    intent: 'a file of another Git repository, the chart in a Helm repository',
    write: "chart: ChartSource.fromRepository('https://charts.example.com', 'shop', '0.1.0'), values: [HelmValues.fromGit(config, 'envs/prod.yaml')]",
    argocd: { has: { 'Application spec.sources.0.helm.valueFiles': ['$values/envs/prod.yaml'] } },
    flux: { has: { 'HelmChart spec.sourceRef.name': 'shop', 'HelmRelease spec.chartRef.kind': 'ExternalArtifact' }, note: 'needs source-watcher of Flux 2.8' },
  },
  {
    section: 'Values',
    intent: 'a file of another Git repository, with Flux 2.6',
    app: 'delivery: engine({ version: OLDER })',
    write: "values: [HelmValues.fromGit(config, 'envs/prod.yaml')]",
    argocd: { has: { 'Application spec.sources.1.ref': 'values' } },
    flux: { refuses: 'FLX111' },
  },
  {
    section: 'Values',
    intent: 'a file inside the chart',
    write: "chart: ChartSource.fromGit(config, 'charts/shop'), values: [HelmValues.fromChart('values-prod.yaml')]",
    argocd: { has: { 'Application spec.source.helm.valueFiles': ['values-prod.yaml'] } },
    flux: { has: { 'HelmRelease spec.chart.spec.valuesFiles': ['./charts/shop/values.yaml', './charts/shop/values-prod.yaml'] } },
  },
  {
    section: 'Values',
    intent: 'a file beside the program',
    write: "values: [HelmValues.fromLocalFile(apps, 'values/prod.yaml')]",
    argocd: { has: { 'Application spec.source.helm.values': 'replicaCount: 3\n' } },
    flux: { has: { 'HelmRelease spec.valuesFrom.0': { kind: 'ConfigMap', name: 'shop-values', valuesKey: 'values.yaml' }, 'file envs/shop/values.yaml': 'replicaCount: 3\n' } },
  },
  {
    section: 'Values',
    intent: 'values in the program below a file, in an app that knows its repository',
    app: FILES_OF_OUTPUT,
    write: "values: [HelmValues.inline({ replicaCount: 3 }), HelmValues.fromLocalFile(apps, 'values/prod.yaml')]",
    argocd: { has: { 'Application spec.sources.0.helm.valueFiles': ['$values/dist/envs/shop/values.yaml', '$values/dist/envs/shop/values-2.yaml'] } },
    flux: { has: { 'HelmRelease spec.valuesFrom.0.valuesKey': 'values.yaml', 'HelmRelease spec.valuesFrom.1.valuesKey': 'values-2.yaml' } },
  },
  {
    section: 'Values',
    intent: 'values in the program below a file of Git',
    write: "values: [HelmValues.inline({ replicaCount: 3 }), HelmValues.fromGit(config, 'envs/prod.yaml')]",
    argocd: { refuses: 'ARG101' },
    flux: { refuses: 'FLX113' },
  },
  {
    section: 'Values',
    intent: 'a key of a ConfigMap',
    write: "values: [HelmValues.fromConfigMap('defaults')]",
    argocd: { refuses: 'ARG102' },
    flux: { has: { 'HelmRelease spec.valuesFrom.0': { kind: 'ConfigMap', name: 'defaults', valuesKey: 'values.yaml' } } },
  },
  {
    section: 'Values',
    intent: 'one value from a key of a Secret',
    write: "values: [HelmValues.fromSecret('database', 'password', { targetPath: 'db.password' })]",
    argocd: { refuses: 'ARG102' },
    flux: { has: { 'HelmRelease spec.valuesFrom.0': { kind: 'Secret', literal: true, name: 'database', targetPath: 'db.password', valuesKey: 'password' } } },
  },
  {
    section: 'Values',
    intent: 'a SOPS-encrypted file',
    app: FILES_OF_OUTPUT,
    write: "values: [SopsValues.fromFile(apps, 'shop-secrets', 'secrets/prod.enc.yaml')]",
    argocd: { refuses: 'ARG105' },
    flux: {
      has: {
        'HelmRelease spec.valuesFrom.0': { kind: 'Secret', name: 'shop-secrets', valuesKey: 'values.yaml' },
        'Kustomization/in-cluster-apps spec.decryption': { provider: 'sops', secretRef: { name: 'sops-age' } },
      },
    },
  },
  {
    section: 'Values',
    intent: 'a SOPS-encrypted file, the repo-server set up for it',
    app: `${FILES_OF_OUTPUT}, delivery: engine({ helmSecrets: HelmSecrets.wrapper() })`,
    write: "values: [SopsValues.fromFile(apps, 'shop-secrets', 'secrets/prod.enc.yaml')]",
    argocd: { has: { 'Application spec.sources.0.helm.valueFiles': ['$values/dist/envs/shop/shop-secrets.sops.yaml'] } },
    flux: { has: { 'HelmRelease spec.valuesFrom.0.kind': 'Secret' } },
  },
  {
    section: 'Values',
    intent: 'one value above all others',
    write: "values: [HelmValues.inline({ replicaCount: 3 })], parameters: [HelmParameter.of('image.tag', 'v1.2.3')]",
    argocd: { has: { 'Application spec.source.helm.parameters': [{ name: 'image.tag', value: 'v1.2.3' }] } },
    flux: { has: { 'HelmRelease spec.values': { image: { tag: 'v1.2.3' }, replicaCount: 3 } } },
  },
  {
    section: 'Values',
    intent: 'a variable of the build',
    write: "parameters: [HelmParameter.of('image.tag', BuildEnvironment.APP_REVISION)]",
    argocd: { has: { 'Application spec.source.helm.parameters.0.value': '$ARGOCD_APP_REVISION' } },
    flux: { refuses: 'FLX115' },
  },

  {
    section: 'Sync',
    intent: 'applied without anyone asking (the default)',
    write: 'sync: { automated: true }',
    argocd: { has: { 'Application spec.syncPolicy.automated': { prune: true, selfHeal: true } } },
    flux: { has: { 'HelmRelease spec.driftDetection.mode': 'enabled' } },
  },
  {
    section: 'Sync',
    intent: 'applied by hand',
    write: 'sync: { automated: false }',
    argocd: { has: { 'Application spec.syncPolicy.automated': undefined } },
    flux: { refuses: 'FLX123' },
  },
  {
    section: 'Sync',
    intent: 'nothing is deleted',
    write: 'sync: { prune: false }',
    argocd: { has: { 'Application spec.syncPolicy.automated': { selfHeal: true } } },
    flux: { refuses: 'FLX123' },
  },
  {
    section: 'Sync',
    intent: 'changes in the cluster stay',
    write: 'sync: { selfHeal: false }',
    argocd: { has: { 'Application spec.syncPolicy.automated': { prune: true } } },
    flux: { has: { 'HelmRelease spec.driftDetection': undefined } },
  },
  {
    section: 'Sync',
    intent: 'everything may be pruned',
    write: 'sync: { allowEmpty: true }',
    argocd: { has: { 'Application spec.syncPolicy.automated.allowEmpty': true } },
    flux: { same: true, note: 'Helm never holds back' },
  },
  {
    section: 'Sync',
    intent: 'paused',
    write: 'sync: { suspend: true }',
    argocd: { has: { 'Application spec.syncPolicy.automated.enabled': false }, note: 'before 3.1: no `automated`' },
    flux: { has: { 'HelmRelease spec.suspend': true } },
  },
  {
    section: 'Sync',
    intent: 'the namespace is created (the default)',
    write: "namespace: 'shop'",
    argocd: { has: { 'Application spec.syncPolicy.syncOptions': ['CreateNamespace=true'] } },
    flux: { has: { 'Namespace/shop metadata.annotations[kustomize.toolkit.fluxcd.io/prune]': 'disabled' }, note: 'on another cluster of a hub: `spec.install.createNamespace: true`' },
  },
  {
    section: 'Sync',
    intent: 'labels of the namespace',
    write: "sync: { namespaceLabels: { team: 'web' } }",
    argocd: { has: { 'Application spec.syncPolicy.managedNamespaceMetadata.labels.team': 'web' } },
    flux: { has: { 'Namespace/shop metadata.labels.team': 'web' } },
  },
  {
    section: 'Sync',
    intent: 'server-side apply',
    write: 'sync: { serverSideApply: true }',
    argocd: { has: { 'Application spec.syncPolicy.syncOptions': ['CreateNamespace=true', 'ServerSideApply=true'] } },
    flux: { has: { 'HelmRelease spec.install.serverSideApply': true, 'HelmRelease spec.upgrade.serverSideApply': 'enabled' }, note: 'before 2.8: error FLX123' },
  },
  {
    section: 'Sync',
    intent: 'no validation against the cluster',
    write: 'sync: { validate: false }',
    argocd: { has: { 'Application spec.syncPolicy.syncOptions': ['CreateNamespace=true', 'Validate=false'] } },
    flux: { has: { 'HelmRelease spec.install.disableOpenAPIValidation': true, 'HelmRelease spec.upgrade.disableOpenAPIValidation': true } },
  },
  {
    section: 'Sync',
    intent: 'failures are tried again',
    write: 'sync: { retry: { limit: 3 } }',
    argocd: { has: { 'Application spec.syncPolicy.retry.limit': 3 } },
    flux: { has: { 'HelmRelease spec.install.remediation.retries': 3, 'HelmRelease spec.upgrade.remediation.retries': 3 } },
  },
  {
    section: 'Sync',
    intent: 'each wait longer than the one before',
    write: 'sync: { retry: { limit: 3, backoff: Duration.seconds(5), backoffFactor: 2, backoffMaxDuration: Duration.minutes(3) } }',
    argocd: { has: { 'Application spec.syncPolicy.retry.backoff': { duration: '5s', factor: 2, maxDuration: '180s' } } },
    flux: { refuses: 'FLX123' },
  },
  {
    section: 'Sync',
    intent: 'an attempt has a time limit',
    write: 'sync: { timeout: Duration.minutes(10) }',
    argocd: { refuses: 'ARG108' },
    flux: { has: { 'HelmRelease spec.timeout': '10m' } },
  },
  {
    section: 'Sync',
    intent: 'a sync wave',
    write: 'sync: { wave: 2 }',
    argocd: { has: { 'Application metadata.annotations[argocd.argoproj.io/sync-wave]': '2' } },
    flux: { refuses: 'FLX123' },
  },
  {
    section: 'Sync',
    intent: 'another release first',
    before: "const database = new HelmApp(apps, 'database', base);",
    write: "namespace: 'shop', dependsOn: [database]",
    argocd: { has: { 'Application/shop metadata.annotations[argocd.argoproj.io/sync-wave]': '1' }, note: 'needs the health check of Application in argocd-cm' },
    flux: { has: { 'HelmRelease/shop spec.dependsOn.0.name': 'database' } },
  },

  {
    section: 'Field ownership',
    intent: 'replicas belong to an autoscaler',
    write: "values: [HelmValues.inline({ replicaCount: 3, image: { tag: 'v1' } })], releaseFields: [FieldOwnership.replicas('Deployment')]",
    argocd: {
      has: {
        'Application spec.ignoreDifferences.0': { group: 'apps', jsonPointers: ['/spec/replicas'], kind: 'Deployment' },
        'Application spec.syncPolicy.syncOptions': ['CreateNamespace=true', 'RespectIgnoreDifferences=true'],
        'Application spec.source.helm.valuesObject': { image: { tag: 'v1' } },
      },
    },
    flux: {
      has: {
        'HelmRelease spec.driftDetection.ignore.0': { paths: ['/spec/replicas'], target: { group: 'apps', kind: 'Deployment' } },
        'HelmRelease spec.values': { image: { tag: 'v1' } },
      },
    },
  },
  {
    section: 'Field ownership',
    intent: 'a field inside a list',
    write: "releaseFields: [FieldOwnership.of({ group: 'apps', kind: 'Deployment', jqPathExpressions: ['.spec.template.spec.containers[].resources'] })]",
    argocd: { has: { 'Application spec.ignoreDifferences.0.jqPathExpressions.0': '.spec.template.spec.containers[].resources' } },
    flux: { refuses: 'FLX121' },
  },
  {
    section: 'Field ownership',
    intent: 'everything that a controller manages',
    write: "releaseFields: [FieldOwnership.managedBy('*', ['kube-controller-manager'])]",
    argocd: { has: { 'Application spec.ignoreDifferences.0': { group: '*', kind: '*', managedFieldsManagers: ['kube-controller-manager'] } } },
    flux: { refuses: 'FLX121' },
  },

  {
    section: 'Clusters',
    intent: 'another cluster',
    write: "cluster: Cluster.named('prod-eu')",
    argocd: { has: { 'Application spec.destination': { name: 'prod-eu', namespace: 'shop' } } },
    flux: { has: { 'HelmRelease spec.kubeConfig.secretRef.name': 'prod-eu-kubeconfig', 'HelmRelease spec.targetNamespace': 'shop', 'HelmRelease metadata.namespace': 'flux-system' } },
  },
  {
    section: 'Clusters',
    intent: 'another cluster, with an engine of its own',
    app: 'delivery: engine({ topology: FluxTopology.PER_CLUSTER })',
    write: "cluster: Cluster.named('prod-eu')",
    argocd: { has: { 'Application spec.destination.name': 'prod-eu' } },
    flux: { has: { 'HelmRelease metadata.namespace': 'shop', 'HelmRelease spec.kubeConfig': undefined, 'Kustomization/prod-eu-apps spec.path': './dist/apps/prod-eu' } },
  },
  {
    section: 'Clusters',
    intent: 'an address instead of a name',
    write: "cluster: Cluster.named('prod-eu', { server: 'https://prod-eu.example.com' })",
    argocd: { has: { 'Application spec.destination': { namespace: 'shop', server: 'https://prod-eu.example.com' } } },
    flux: { has: { 'HelmRelease spec.kubeConfig.secretRef.name': 'prod-eu-kubeconfig' }, note: 'the address stands in the kubeconfig' },
  },

  {
    section: 'Environments',
    intent: 'listed environments',
    set: true,
    write: "environments: [Environment.named('dev'), Environment.named('prod')]",
    argocd: { has: { 'ApplicationSet spec.generators.0.list.elements': [{ env: 'dev' }, { env: 'prod' }], 'ApplicationSet spec.template.metadata.name': 'shop-{{ .env }}' } },
    flux: { has: { 'HelmRelease/shop-dev spec.releaseName': 'shop', 'HelmRelease/shop-prod spec.releaseName': 'shop' } },
  },
  {
    section: 'Environments',
    intent: 'one after the other',
    set: true,
    write: "environments: [Environment.named('dev'), Environment.named('prod', { after: ['dev'] })]",
    argocd: { has: { 'ApplicationSet spec.strategy.type': 'RollingSync', 'ApplicationSet spec.strategy.rollingSync.steps.1.matchExpressions.0.values': ['prod'] } },
    flux: { has: { 'HelmRelease/shop-prod spec.dependsOn': [{ name: 'shop-dev', namespace: 'shop-dev' }] } },
  },
  {
    section: 'Environments',
    intent: 'one after the other, each with a Flux of its own',
    set: true,
    app: 'delivery: engine({ topology: FluxTopology.PER_CLUSTER })',
    write: "environments: [Environment.named('dev'), Environment.named('prod', { after: ['dev'], cluster: Cluster.named('prod-eu') })]",
    argocd: { has: { 'ApplicationSet spec.strategy.type': 'RollingSync' } },
    flux: { refuses: 'FLX122' },
  },
  {
    section: 'Environments',
    intent: 'an object for each environment',
    set: true,
    write: "onePerEnvironment: true, environments: [Environment.named('dev'), Environment.named('prod')]",
    argocd: { has: { 'Application/shop-dev spec.destination.namespace': 'shop-dev', 'Application/shop-prod spec.destination.namespace': 'shop-prod' } },
    flux: { has: { 'HelmRelease/shop-dev metadata.namespace': 'shop-dev', 'HelmRelease/shop-prod metadata.namespace': 'shop-prod' }, note: 'always so' },
  },
  {
    section: 'Environments',
    intent: 'an older chart in one of them',
    set: true,
    write: "environments: [Environment.named('dev'), Environment.named('prod', { chartVersion: '0.0.9' })]",
    argocd: { has: { 'ApplicationSet spec.template.spec.source.targetRevision': '{{ .chartVersion }}', 'ApplicationSet spec.generators.0.list.elements.1.chartVersion': '0.0.9' } },
    flux: { has: { 'OCIRepository/shop-prod spec.ref.tag': '0.0.9' } },
  },
  {
    section: 'Environments',
    intent: 'one for each cluster with a label',
    set: true,
    app: "clusters: [Cluster.local(), Cluster.named('prod-eu', { labels: { env: 'production' } })]",
    write: "environments: [Environment.forEach('prod', EnvironmentGenerator.clusters({ matchLabels: { env: 'production' } }), { namespace: 'shop' })]",
    argocd: { has: { 'ApplicationSet spec.generators.0.clusters.selector.matchLabels.env': 'production', 'ApplicationSet spec.template.spec.destination.name': '{{ .name }}' } },
    flux: { has: { 'HelmRelease/shop-prod-eu spec.targetNamespace': 'shop' }, note: 'known at synth, from `clusters` of the app' },
  },
  {
    section: 'Environments',
    intent: 'one for each cluster with a label, clusters unknown',
    set: true,
    write: "environments: [Environment.forEach('prod', EnvironmentGenerator.clusters(), { namespace: 'shop' })]",
    argocd: { has: { 'ApplicationSet spec.generators.0.clusters': {} } },
    flux: { refuses: 'APP190' },
  },
  {
    section: 'Environments',
    intent: 'one for each directory of a repository',
    set: true,
    write: "environments: [Environment.forEach('team', EnvironmentGenerator.directories(teams, ['teams/*']))]",
    argocd: { has: { 'ApplicationSet spec.generators.0.git.directories.0.path': 'teams/*', 'ApplicationSet spec.template.metadata.name': 'shop-{{ .path.basenameNormalized }}' } },
    flux: { has: { 'HelmRelease/shop-red metadata.namespace': 'shop-red' }, note: 'known at synth, from `directory` of the GitSource' },
  },
  {
    section: 'Environments',
    intent: 'one for each file of a repository',
    set: true,
    write: "environments: [Environment.forEach('team', EnvironmentGenerator.files(teams, ['teams/*/config.yaml']), { chartVersion: '0.2.0' })]",
    argocd: { has: { 'ApplicationSet spec.generators.0.git.files.0.path': 'teams/*/config.yaml' } },
    flux: { has: { 'OCIRepository/shop-red spec.ref.tag': '0.2.0' } },
  },
  {
    section: 'Environments',
    intent: 'one for each directory, its content unknown',
    set: true,
    write: "environments: [Environment.forEach('team', EnvironmentGenerator.directories(config, ['teams/*']))]",
    argocd: { has: { 'ApplicationSet spec.generators.0.git.repoURL': 'https://github.com/myorg/config' } },
    flux: { refuses: 'APP191' },
  },
  {
    section: 'Environments',
    intent: 'every cluster times every directory',
    set: true,
    app: "clusters: [Cluster.local(), Cluster.named('prod-eu')]",
    write: "environments: [Environment.forEach('all', EnvironmentGenerator.matrix(EnvironmentGenerator.clusters(), EnvironmentGenerator.directories(teams, ['teams/*'])))]",
    argocd: { has: { 'ApplicationSet spec.generators.0.matrix.generators.1.git.directories.0.path': 'teams/*' } },
    flux: { has: { 'HelmRelease/shop-prod-eu-red spec.targetNamespace': 'shop-prod-eu-red' } },
  },
  {
    section: 'Environments',
    intent: 'a found environment after another',
    set: true,
    app: "clusters: [Cluster.local(), Cluster.named('prod-eu')]",
    write: "environments: [Environment.named('dev'), Environment.forEach('prod', EnvironmentGenerator.clusters(), { after: ['dev'] })]",
    argocd: { refuses: 'ARG120' },
    flux: { has: { 'HelmRelease/shop-prod-eu spec.dependsOn.0.name': 'shop-dev' } },
  },

  {
    section: 'One engine only',
    intent: 'a sync option of Argo CD',
    write: 'options: [new ArgoOptions({ syncOptions: { pruneLast: true } })]',
    argocd: { has: { 'Application spec.syncPolicy.syncOptions': ['CreateNamespace=true', 'PruneLast=true'] } },
    flux: { same: true },
  },
  {
    section: 'One engine only',
    intent: 'rollback of a failed upgrade',
    write: 'options: [new FluxOptions({ upgrade: { remediation: { retries: 3 } }, rollback: { cleanupOnFail: true } })]',
    argocd: { same: true },
    flux: { has: { 'HelmRelease spec.upgrade.remediation.retries': 3, 'HelmRelease spec.rollback.cleanupOnFail': true } },
  },
];
