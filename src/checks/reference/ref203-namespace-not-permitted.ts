import { InventoryObject, KIND } from '../../inventory';
import { tryMatchNamespace } from '../appproject/permission';
import { isKnown, listAt, ObjectCheck } from '../engine';
import { applicationWith, projectOf } from './argo-example';
import { projectNameOf, projectsOf } from './argo-projects';

export const namespaceNotPermitted: ObjectCheck = {
  code: 'REF203',
  title: 'Application in a namespace that its project does not permit',
  severity: 'error',
  rationale: 'Projects live in the namespace of Argo CD. An Application in another one needs its namespace in sourceNamespaces of the project; without, it is never synced.',
  bad: projectOf() + applicationWith({ namespace: 'team-shop' }),
  good: projectOf({ more: 'sourceNamespaces: [team-*]' }) + applicationWith({ namespace: 'team-shop' }),
  fix: 'add the namespace to sourceNamespaces of the project, or put the Application into the namespace of Argo CD',
  source: 'https://argo-cd.readthedocs.io/en/stable/operator-manual/app-any-namespace/',
  kinds: [KIND.application],
  check(subject, report, { inventory }) {
    const projects = projectsOf(subject, inventory);
    const { namespace, object } = subject;
    if (projects.length === 0 || namespace === undefined || !isKnown(namespace) || object.facts.isPartial === true) {
      return;
    }
    if (projects.every((project) => isCertainlyDenied(project, namespace))) {
      report(subject.base.length === 0 ? ['metadata', 'namespace'] : ['spec', 'project'],
        `project "${projectNameOf(subject)}" in namespace "${projects[0].namespace}" does not permit Applications in "${namespace}"`);
    }
  },
};

function isCertainlyDenied({ manifest, namespace: own, facts }: InventoryObject, namespace: string): boolean {
  if (own === namespace) {
    return false;
  }
  const patterns = listAt(manifest, 'spec', 'sourceNamespaces');
  const isRead = facts.isPartial !== true && own !== undefined && isKnown(own) && patterns.every((pattern) => typeof pattern === 'string' && isKnown(pattern));
  return isRead && tryMatchNamespace(patterns as readonly string[], namespace) === false;
}
