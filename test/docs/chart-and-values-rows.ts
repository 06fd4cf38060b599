import { MappingRow } from './mapping-row';

const CHART_LAYER = 'application/vnd.cncf.helm.chart.content.v1.tar+gzip';
const FILES_OF_OUTPUT = 'repository: config';

/** Where the chart and its values come from. */
export const CHART_AND_VALUES: readonly MappingRow[] = [
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
    flux: {
      has: { 'HelmRelease spec.valuesFrom.0': { kind: 'ConfigMap', name: 'shop-values', valuesKey: 'values.yaml' }, 'file envs/shop/values.yaml': 'resources: null\n' },
      note: 'as text: in an object it is lost on its way',
    },
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
    intent: 'a SOPS-encrypted Secret, which the chart takes by its name',
    app: FILES_OF_OUTPUT,
    before: "const database = new SopsSecret(apps, 'database', { file: 'secrets/database.sops.yaml' });",
    write: 'values: [HelmValues.inline({ database: { existingSecret: database.name } })]',
    argocd: { refuses: 'ARG113' },
    flux: {
      has: {
        'HelmRelease spec.values.database.existingSecret': 'shop-database',
        'Kustomization/in-cluster-apps spec.decryption': { provider: 'sops', secretRef: { name: 'sops-age' } },
      },
    },
  },
  {
    section: 'Values',
    intent: 'a SOPS-encrypted Secret, KSOPS on the repo-server',
    app: `${FILES_OF_OUTPUT}, delivery: engine({ ksops: Ksops.exec() })`,
    before: "const database = new SopsSecret(apps, 'database', { file: 'secrets/database.sops.yaml' });",
    write: 'values: [HelmValues.inline({ database: { existingSecret: database.name } })]',
    argocd: {
      has: {
        'Application spec.source.helm.valuesObject.database.existingSecret': 'shop-database',
        'Application/shop-secrets spec.source.path': 'dist/secrets/in-cluster/shop',
      },
    },
    flux: { has: { 'HelmRelease spec.values.database.existingSecret': 'shop-database' } },
  },
  {
    section: 'Values',
    intent: 'SOPS keys of a cluster\'s own',
    app: `${FILES_OF_OUTPUT}, delivery: engine({ helmSecrets: HelmSecrets.wrapper() })`,
    write: "cluster: Cluster.named('prod-eu', { decryptionSecret: 'sops-eu' }), values: [SopsValues.fromFile(apps, 'shop-secrets', 'secrets/prod.enc.yaml')]",
    argocd: {
      has: { 'Application spec.sources.0.helm.valueFiles': ['$values/dist/envs/shop/shop-secrets.sops.yaml'] },
      note: 'the repo-server decrypts for all clusters, with all its keys',
    },
    flux: { has: { 'Kustomization/prod-eu-apps spec.decryption.secretRef.name': 'sops-eu' } },
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
];
