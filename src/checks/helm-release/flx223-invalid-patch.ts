import { KIND } from '../../inventory';
import { inSpec, isSet, kustomizePatchFault, listAt, ObjectCheck, textAt, valueAt } from '../engine';

export const invalidPatch: ObjectCheck = {
  code: 'FLX223',
  title: 'patch that kustomize refuses',
  severity: 'error',
  rationale: 'The post-renderer fails, so nothing of the release is installed or upgraded.',
  bad: `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: shop}
spec:
  interval: 10m
  chartRef: {kind: OCIRepository, name: shop}
  postRenderers:
  - kustomize:
      patches:
      - patch: |
          - {op: replace, path: /spec/replicas, value: 3}
`,
  good: `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: shop}
spec:
  interval: 10m
  chartRef: {kind: OCIRepository, name: shop}
  postRenderers:
  - kustomize:
      patches:
      - target: {kind: Deployment, name: shop}
        patch: |
          - {op: replace, path: /spec/replicas, value: 3}
`,
  fix: 'write a strategic merge patch with kind and metadata.name, or a JSON patch with a target',
  source: 'https://github.com/kubernetes-sigs/kustomize/blob/master/api/internal/builtins/PatchTransformer.go',
  kinds: [KIND.helmRelease],
  needs: inSpec('postRenderers', '*', 'kustomize', 'patches'),
  check({ spec }, report) {
    listAt(spec, 'postRenderers').forEach((renderer, index) => listAt(renderer, 'kustomize', 'patches').forEach((entry, at) => {
      const text = textAt(entry, 'patch');
      const fault = text === undefined ? undefined : kustomizePatchFault(text, isSet(valueAt(entry, 'target')));
      if (fault !== undefined) {
        report(['spec', 'postRenderers', index, 'kustomize', 'patches', at, 'patch'], fault);
      }
    }));
  },
};
