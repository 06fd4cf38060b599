import { KIND } from '../../inventory';
import { listAt, ObjectCheck, textAt } from '../engine';

interface EventForm {
  readonly pattern: RegExp;
  readonly example: string;
}

/** What the services call their events in the header that Flux compares with; upper and lower case are one. */
const FORMS: ReadonlyMap<string, EventForm> = new Map(Object.entries({
  github: { pattern: /^[a-z_]+$/i, example: 'push' },
  gitlab: { pattern: / hook$/i, example: 'Push Hook' },
  bitbucket: { pattern: /^[a-z_]+:[a-z_:]+$/i, example: 'repo:refs_changed' },
}));

export const unknownEvent: ObjectCheck = {
  code: 'FLX353',
  title: 'event that the service does not send',
  severity: 'error',
  rationale: 'Flux compares the event with the header of the call. A name of another form never comes, so the call is refused.',
  bad: `
apiVersion: notification.toolkit.fluxcd.io/v1
kind: Receiver
metadata: {name: shop, namespace: flux-system}
spec:
  type: gitlab
  events: [push]
  secretRef: {name: webhook}
  resources: [{kind: GitRepository, name: shop}]
`,
  good: `
apiVersion: notification.toolkit.fluxcd.io/v1
kind: Receiver
metadata: {name: shop, namespace: flux-system}
spec:
  type: gitlab
  events: [Push Hook]
  secretRef: {name: webhook}
  resources: [{kind: GitRepository, name: shop}]
`,
  fix: 'write the event as the service does: "push" of GitHub, "Push Hook" of GitLab, "repo:refs_changed" of Bitbucket',
  source: 'https://fluxcd.io/flux/components/notification/receivers/#events',
  kinds: [KIND.receiver],
  check({ spec }, report) {
    const form = FORMS.get(textAt(spec, 'type') ?? '');
    listAt(spec, 'events').forEach((value, index) => {
      const event = textAt(value);
      if (form !== undefined && event !== undefined && !form.pattern.test(event)) {
        report(['spec', 'events', index], `"${event}" is no event of type "${textAt(spec, 'type')}", they look like "${form.example}"`);
      }
    });
  },
};
