import { KIND } from '../../inventory';
import { isSet, ObjectCheck } from '../engine';

export const githubWithoutApp: ObjectCheck = {
  code: 'FLX264',
  title: 'provider "github" without the Secret of its app',
  severity: 'error',
  rationale: 'The provider signs in as a GitHub App; without its data in a Secret, Flux stalls.',
  bad: `
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: {name: shop, namespace: flux-system}
spec: {interval: 10m, url: 'https://github.com/myorg/shop', ref: {branch: main}, provider: github}
`,
  good: `
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: {name: shop, namespace: flux-system}
spec: {interval: 10m, url: 'https://github.com/myorg/shop', ref: {branch: main}, provider: github, secretRef: {name: github-app}}
`,
  fix: 'name the Secret with the app\'s data in secretRef, or drop the provider',
  source: 'https://fluxcd.io/flux/components/source/gitrepositories/#github',
  kinds: [KIND.gitRepository],
  check({ spec, object }, report) {
    if (spec.provider === 'github' && !isSet(spec.secretRef) && object.facts.isPartial !== true) {
      report(['spec', 'provider'], 'provider "github" needs a secretRef');
    }
  },
};
