import { KIND } from '../../inventory';
import { tryCelFault } from '../../schema';
import { Path } from '../../text';
import { listAt, ObjectCheck, Subject, valueAt, textAt } from '../engine';

export const invalidFilter: ObjectCheck = {
  code: 'FLX355',
  title: 'filter or status that is no CEL',
  severity: 'error',
  rationale: 'The controller compiles the expression. One that it does not take stalls the Receiver, or fails every status of the Provider.',
  bad: `
apiVersion: notification.toolkit.fluxcd.io/v1
kind: Receiver
metadata: {name: shop, namespace: flux-system}
spec:
  type: generic
  secretRef: {name: webhook}
  resources: [{kind: ImageRepository, name: shop}]
  resourceFilter: 'resource.metadata.name == req.name'
`,
  good: `
apiVersion: notification.toolkit.fluxcd.io/v1
kind: Receiver
metadata: {name: shop, namespace: flux-system}
spec:
  type: generic
  secretRef: {name: webhook}
  resources: [{kind: ImageRepository, name: shop}]
  resourceFilter: 'res.metadata.name == req.name'
`,
  fix: 'mend the expression: a filter knows "res" and "req", a status "event", "alert" and "provider", a validation "claims" and "vars"',
  source: 'https://fluxcd.io/flux/components/notification/receivers/#filtering-reconciled-objects-with-cel',
  kinds: [KIND.provider, KIND.receiver],
  check(subject, report) {
    for (const { text, variables, path } of expressionsOf(subject)) {
      const fault = text === undefined || text === '' ? undefined : tryCelFault(text, variables);
      if (fault !== undefined) {
        report(path, `"${text}" ${fault}`);
      }
    }
  },
};

interface ExpressionAt {
  readonly text: string | undefined;
  readonly variables: readonly string[];
  readonly path: Path;
}

/** What is declared for each: notification-controller internal/server, provider_commit_status.go, receiver_resource_filter.go, receiver_claims.go. */
function expressionsOf({ spec, kindName }: Subject): ExpressionAt[] {
  if (kindName === KIND.provider) {
    return [{ text: textAt(spec, 'commitStatusExpr'), variables: ['event', 'alert', 'provider'], path: ['spec', 'commitStatusExpr'] }];
  }
  const variables = spec.type === 'generic-oidc' ? ['res', 'req', 'claims'] : ['res', 'req'];
  const found: ExpressionAt[] = [{ text: textAt(spec, 'resourceFilter'), variables, path: ['spec', 'resourceFilter'] }];
  listAt(spec, 'resources').forEach((entry, index) => found.push({ text: textAt(entry, 'filter'), variables, path: ['spec', 'resources', index, 'filter'] }));
  listAt(spec, 'oidcProviders').forEach((provider, index) => ['variables', 'validations'].forEach((field) =>
    listAt(valueAt(provider, field)).forEach((entry, at) => found.push(
      { text: textAt(entry, 'expression'), variables: ['claims', 'vars'], path: ['spec', 'oidcProviders', index, field, at, 'expression'] }))));
  return found;
}
