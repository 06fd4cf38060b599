import { KIND } from '../../inventory';
import { isSet, ObjectCheck } from '../engine';

export const automationWithoutGit: ObjectCheck = {
  code: 'FLX312',
  title: 'ImageUpdateAutomation without Git settings',
  severity: 'error',
  rationale: 'The API server takes the object without spec.git, and the controller stalls: it does not know who commits.',
  bad: `
apiVersion: image.toolkit.fluxcd.io/v1
kind: ImageUpdateAutomation
metadata: {name: shop, namespace: flux-system}
spec:
  interval: 30m
  sourceRef: {kind: GitRepository, name: flux-system}
  update: {path: ./apps, strategy: Setters}
`,
  good: `
apiVersion: image.toolkit.fluxcd.io/v1
kind: ImageUpdateAutomation
metadata: {name: shop, namespace: flux-system}
spec:
  interval: 30m
  sourceRef: {kind: GitRepository, name: flux-system}
  git:
    checkout: {ref: {branch: main}}
    commit: {author: {name: flux, email: flux@example.org}}
  update: {path: ./apps, strategy: Setters}
`,
  fix: 'add spec.git with commit.author.email',
  source: 'https://github.com/fluxcd/image-automation-controller/blob/main/internal/source/source.go',
  kinds: [KIND.imageUpdateAutomation],
  check({ spec, object }, report) {
    if (!isSet(spec.git) && object.facts.isPartial !== true) {
      report(['spec'], 'spec.git is missing');
    }
  },
};
