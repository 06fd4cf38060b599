import { isDnsLabel, isDnsSubdomain } from '../../text';
import { ObjectCheck, textAt } from '../engine';

/** A name that becomes a part of a DNS name (`pkg/apis/core/validation/validation.go` of Kubernetes). */
const LABELS: readonly string[] = ['Namespace', 'Service'];

/** Roles and their bindings may be called `system:something` (`pkg/apis/rbac/validation/validation.go`). */
function isValid(name: string, kind: string, apiVersion: string): boolean {
  if (apiVersion.startsWith('rbac.authorization.k8s.io/')) {
    return name !== '.' && name !== '..' && !/[/%]/.test(name) && name !== '';
  }
  return LABELS.includes(kind) ? isDnsLabel(name) : isDnsSubdomain(name);
}

function fixOf(kind: string): string {
  return LABELS.includes(kind) ? 'use at most 63 lower-case letters, digits and "-"' : 'use at most 253 lower-case letters, digits, "-" and "."';
}

export const invalidName: ObjectCheck = {
  code: 'KUB102',
  title: 'name that Kubernetes does not take',
  severity: 'error',
  rationale: 'The API server refuses the object.',
  bad: `
apiVersion: v1
kind: ConfigMap
metadata: {name: Shop_Settings, namespace: shop}
data: {a: b}
`,
  good: `
apiVersion: v1
kind: ConfigMap
metadata: {name: shop-settings, namespace: shop}
data: {a: b}
`,
  fix: 'use lower-case letters, digits, "-" and "."',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
  kinds: 'all',
  check({ object, manifest, metadata }, report) {
    const name = textAt(metadata, 'name');
    if (name === undefined || object.facts.isPartial === true || isValid(name, object.kindName, String(manifest.apiVersion))) {
      return;
    }
    report(['metadata', 'name'], `"${name}" is no name of a ${object.kind}`, fixOf(object.kindName));
  },
};
