import { KIND } from '../../inventory';
import { ObjectCheck } from '../engine';
import { MESSAGE_PATH, messageFields } from './message-template';

export const invalidMessageTemplate: ObjectCheck = {
  code: 'FLX314',
  title: 'commit message that is no template',
  severity: 'error',
  rationale: 'The message is a Go template with the functions of sprig that give the same result on every run. One that does not parse fails every update.',
  bad: `
apiVersion: image.toolkit.fluxcd.io/v1
kind: ImageUpdateAutomation
metadata: {name: shop, namespace: flux-system}
spec:
  interval: 30m
  sourceRef: {kind: GitRepository, name: flux-system}
  git:
    checkout: {ref: {branch: main}}
    commit:
      author: {name: flux, email: flux@example.org}
      messageTemplate: '{{ range .Changed.Changes }}{{ .NewValue }}'
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
    commit:
      author: {name: flux, email: flux@example.org}
      messageTemplate: '{{ range .Changed.Changes }}{{ .NewValue }}{{ end }}'
`,
  fix: 'mend the template: its functions are those of Go and sprig, without the clock and chance',
  source: 'https://fluxcd.io/flux/components/image/imageupdateautomations/#message-template',
  kinds: [KIND.imageUpdateAutomation],
  check({ spec }, report) {
    const fault = messageFields(spec)?.fault;
    if (fault !== undefined) {
      report(MESSAGE_PATH, `the message is no template: ${fault}`);
    }
  },
};
