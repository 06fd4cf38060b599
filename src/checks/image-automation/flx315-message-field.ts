import { KIND } from '../../inventory';
import { formatChoices } from '../../text';
import { isAtLeast, ObjectCheck } from '../engine';
import { MESSAGE_PATH, messageFields } from './message-template';

/** `TemplateData` of image-automation-controller internal/source/source.go, `Result` of internal/update/result.go. */
const FIELDS = ['AutomationObject', 'Changed', 'Values'];
const OF: Readonly<Record<string, readonly string[] | undefined>> = {
  AutomationObject: ['Namespace', 'Name', 'String'],
  Changed: ['FileChanges', 'Objects', 'Changes'],
};

export const unknownMessageField: ObjectCheck = {
  code: 'FLX315',
  title: 'commit message with a field that there is not',
  severity: 'error',
  rationale: 'The template fails when there is something to commit, so no image is ever updated. ".Updated" is gone since Flux 2.7.',
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
      messageTemplate: '{{ range .Updated.Images }}{{ println . }}{{ end }}'
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
      messageTemplate: '{{ range .Changed.Changes }}{{ println .NewValue }}{{ end }}'
`,
  fix: 'use .Changed.Changes, .Changed.Objects, .Changed.FileChanges, .AutomationObject.Name, .AutomationObject.Namespace or .Values',
  source: 'https://fluxcd.io/flux/components/image/imageupdateautomations/#message-template',
  kinds: [KIND.imageUpdateAutomation],
  check({ spec }, report, { target }) {
    // Until then .Updated is there, and .Changed has the fields of the older result.
    if (!isAtLeast(target.flux, '2.7')) {
      return;
    }
    const unknown = messageFields(spec)?.fields.find((names) => !isKnownField(names));
    if (unknown !== undefined) {
      const known = FIELDS.includes(unknown[0]) ? OF[unknown[0]]! : FIELDS;
      report(MESSAGE_PATH, `the data of the message has no ".${unknown.slice(0, 2).join('.')}", known are ${formatChoices(known)}`);
    }
  },
};

function isKnownField([first, second]: readonly string[]): boolean {
  return FIELDS.includes(first) && (second === undefined || (OF[first] ?? [second]).includes(second));
}
