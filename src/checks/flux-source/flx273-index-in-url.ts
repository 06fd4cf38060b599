import { KIND } from '../../inventory';
import { withoutCredentials } from '../../text';
import { inSpec, ObjectCheck, textAt } from '../engine';

export const indexInUrl: ObjectCheck = {
  code: 'FLX273',
  title: 'HelmRepository with the address of its index',
  severity: 'error',
  rationale: 'Flux puts "index.yaml" behind the address itself, and finds nothing at "…/index.yaml/index.yaml".',
  bad: `
apiVersion: source.toolkit.fluxcd.io/v1
kind: HelmRepository
metadata: {name: charts, namespace: flux-system}
spec: {interval: 1h, url: 'https://charts.example.com/index.yaml'}
`,
  good: `
apiVersion: source.toolkit.fluxcd.io/v1
kind: HelmRepository
metadata: {name: charts, namespace: flux-system}
spec: {interval: 1h, url: 'https://charts.example.com'}
`,
  fix: 'end the url before "/index.yaml"',
  source: 'https://fluxcd.io/flux/components/source/helmrepositories/#url',
  kinds: [KIND.helmRepository],
  needs: inSpec('url'),
  check({ spec }, report) {
    const url = textAt(spec, 'url');
    if (url !== undefined && /^https?:\/\/[^?#]*\/index\.ya?ml\/?$/.test(url)) {
      report(['spec', 'url'], `"${withoutCredentials(url)}" is the address of an index`);
    }
  },
};
