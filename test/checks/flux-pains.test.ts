import { found } from './fleet';

/** Mistakes that people make again and again, by the issue in which they were reported; each with what is said about it. */
interface Pain {
  readonly what: string;
  readonly seen: string;
  readonly yaml: string;
  /** Beginnings of the findings, in order. */
  readonly says: readonly string[];
}

const release = (spec: string) => `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: shop}
spec:
  interval: 10m
  ${spec.trim().replace(/\n/g, '\n  ')}
`;

const PAINS: readonly Pain[] = [
  {
    what: 'a values file in Git cannot be referred to',
    seen: 'fluxcd/helm-controller#814, #424, #175',
    yaml: release('chartRef: {kind: OCIRepository, name: shop}\nvaluesFrom: [{kind: GitRepository, name: config, valuesKey: values/prod.yaml}]'),
    says: ['SCH107', 'SCH109'],
  },
  {
    what: 'a chart in Git is not upgraded without a new version',
    seen: 'fluxcd/flux2#1427, fluxcd/source-controller#1252',
    yaml: `${release('chart: {spec: {chart: ./charts/shop, sourceRef: {kind: GitRepository, name: shop}}}')}---
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: {name: shop, namespace: shop}
spec: {interval: 1m, url: 'https://github.com/myorg/shop', ref: {branch: main}}
`,
    says: ['FLX205'],
  },
  {
    what: 'a failed upgrade is neither repeated nor rolled back',
    seen: 'fluxcd/helm-controller#454, #149',
    yaml: release('chartRef: {kind: OCIRepository, name: shop}\nupgrade: {remediation: {strategy: rollback}}'),
    says: ['FLX212'],
  },
  {
    what: 'a rollback block does not roll back',
    seen: 'fluxcd/helm-controller#149',
    yaml: release('chartRef: {kind: OCIRepository, name: shop}\nrollback: {timeout: 5m, cleanupOnFail: true}'),
    says: ['FLX210'],
  },
  {
    what: 'an OCIRepository is no sourceRef of a chart',
    seen: 'fluxcd/helm-controller#602, fluxcd/source-controller#1706',
    yaml: release('chart: {spec: {chart: shop, sourceRef: {kind: OCIRepository, name: shop}}}'),
    says: ['SCH107'],
  },
  {
    what: 'a HelmRepository of a registry lacks its type',
    seen: 'fluxcd/flux2#5696',
    yaml: `
apiVersion: source.toolkit.fluxcd.io/v1
kind: HelmRepository
metadata: {name: charts, namespace: flux-system}
spec: {interval: 1h, url: 'oci://ghcr.io/myorg/charts'}
`,
    says: ['FLX250'],
  },
  {
    what: 'a release has a name that Helm refuses only at install',
    seen: 'fluxcd/flux2#2673',
    yaml: release('chartRef: {kind: OCIRepository, name: shop}\nreleaseName: My_Shop'),
    says: ['FLX200'],
  },
  {
    what: 'a comma in a value of targetPath breaks the release',
    seen: 'fluxcd/flux2#2625',
    yaml: `${release('chartRef: {kind: OCIRepository, name: shop}\nvaluesFrom: [{kind: ConfigMap, name: shop, valuesKey: hosts, targetPath: hosts}]')}---
apiVersion: v1
kind: ConfigMap
metadata: {name: shop, namespace: shop}
data: {hosts: 'a,b'}
`,
    says: ['FLX227'],
  },
  {
    what: 'image updates never happen, because nobody says where to push',
    seen: 'fluxcd/flux2#5036',
    yaml: `
apiVersion: image.toolkit.fluxcd.io/v1
kind: ImageUpdateAutomation
metadata: {name: shop, namespace: flux-system}
spec: {interval: 30m, sourceRef: {kind: GitRepository, name: flux-system}, update: {path: ./apps}}
`,
    says: ['FLX312'],
  },
  {
    what: 'the commit message of an automation uses a field that is gone',
    seen: 'image-automation-controller 1.0',
    yaml: `
apiVersion: image.toolkit.fluxcd.io/v1
kind: ImageUpdateAutomation
metadata: {name: shop, namespace: flux-system}
spec:
  interval: 30m
  sourceRef: {kind: GitRepository, name: flux-system}
  git:
    checkout: {ref: {branch: main}}
    commit:
      author: {email: flux@example.org}
      messageTemplate: |
        Automated update
        {{ range .Updated.Images -}}
        - {{ . }}
        {{ end -}}
`,
    says: ['FLX315'],
  },
  {
    what: 'an enum with another spelling blocks everything beside it',
    seen: 'fluxcd/flux2#5116, fluxcd/kustomize-controller#1443',
    yaml: release('chartRef: {kind: OCIRepository, name: shop}\ninstall: {crds: createreplace}'),
    says: ['SCH107'],
  },
  {
    what: 'an apiVersion is gone after an upgrade of Flux',
    seen: 'fluxcd/flux2#4479, #4906',
    yaml: release('chartRef: {kind: OCIRepository, name: shop}').replace('fluxcd.io/v2', 'fluxcd.io/v2beta2'),
    says: ['SCH101'],
  },
];

test.each(PAINS)('$what ($seen)', ({ yaml, says }) => {
  expect(found(yaml).map((text) => text.slice(0, 6))).toEqual(says);
});
