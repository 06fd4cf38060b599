import { KIND } from '../../inventory';
import { ObjectCheck, textOf } from '../engine';

export const intervalOfZero: ObjectCheck = {
  code: 'FLX275',
  title: 'interval of zero',
  severity: 'warning',
  rationale: 'Zero is no "at once" and no "default": the controller does not come back by itself, so changes and drift are not seen.',
  bad: `
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: {name: shop, namespace: flux-system}
spec: {interval: 0s, url: 'https://github.com/myorg/shop', ref: {branch: main}}
`,
  good: `
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: {name: shop, namespace: flux-system}
spec: {interval: 10m, url: 'https://github.com/myorg/shop', ref: {branch: main}}
`,
  fix: 'write how often Flux is to look, such as "10m"; "suspend: true" stops it',
  source: 'https://fluxcd.io/flux/components/source/gitrepositories/#interval',
  kinds: [
    KIND.bucket, KIND.gitRepository, KIND.helmChart, KIND.helmRepository, KIND.ociRepository, KIND.helmRelease, KIND.kustomization,
    KIND.imageRepository, KIND.imageUpdateAutomation,
  ],
  check({ spec }, report) {
    const interval = textOf(spec.interval);
    if (interval !== undefined && /^(?:0+(?:\.0+)?(?:ms|s|m|h))+$/.test(interval)) {
      report(['spec', 'interval'], `interval "${interval}" is never over`);
    }
  },
};
