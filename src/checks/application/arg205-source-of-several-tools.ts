import { KIND } from '../../inventory';
import { inSources, isFields, isSet, ObjectCheck } from '../engine';
import { hasManySources, isEmpty, sourcesOf } from './sources';

const TOOLS = ['helm', 'kustomize', 'directory', 'plugin'] as const;

export const sourceOfSeveralTools: ObjectCheck = {
  code: 'ARG205',
  title: 'settings for more than one tool in one source',
  severity: 'error',
  rationale: 'One of `helm`, `kustomize`, `directory` and `plugin` decides what renders a source. With two, manifests are never generated: "multiple application sources defined".',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source:
    repoURL: https://github.com/myorg/shop
    path: deploy
    directory: {recurse: true}
    kustomize: {namePrefix: eu-}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  good: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source:
    repoURL: https://github.com/myorg/shop
    path: deploy
    kustomize: {namePrefix: eu-}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'keep the settings of the tool that renders the folder',
  source: 'https://github.com/argoproj/argo-cd/blob/master/pkg/apis/application/v1alpha1/types.go',
  kinds: [KIND.application],
  needs: [...inSources('kustomize'), ...inSources('directory'), ...inSources('plugin')],
  check(subject, report) {
    // A lone source loses its empty settings before it is rendered (`NormalizeApplicationSpec`); those of `sources` stay.
    const isNormalized = !hasManySources(subject.spec) && !isSet(subject.spec.sourceHydrator);
    for (const { source, path } of sourcesOf(subject)) {
      const tools = TOOLS.filter((tool) => isFields(source[tool]) && !(isNormalized && tool !== 'plugin' && isEmpty(source[tool])));
      if (tools.length > 1) {
        report([...path, tools[1]], `the source has settings for ${tools.map((tool) => `"${tool}"`).join(' and ')}`);
      }
    }
  },
};
