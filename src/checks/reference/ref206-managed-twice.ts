import { applicationWith } from './argo-example';
import { areTogether } from './argo-together';
import { normalizeGitUrl } from '../../text';
import { sourcesOf } from '../application/sources';
import { fieldsOf, FleetCheck, isFields, isSet, listOf, oncePerText, Subject, textOf } from '../engine';

export const managedTwice: FleetCheck = {
  code: 'REF206',
  title: 'two Applications for the same manifests and destination',
  severity: 'warning',
  rationale: 'Both claim the same objects: Argo CD reports SharedResourceWarning, each sync takes the objects from the other one, and pruning in one deletes them for both.',
  isWhole: true,
  bad: applicationWith({ project: 'default' }) + applicationWith({ name: 'shop-again', project: 'default' }),
  good: applicationWith({ project: 'default' }) + applicationWith({ name: 'shop-again', project: 'default', destination: 'server: https://kubernetes.default.svc, namespace: shop-again' }),
  fix: 'remove one of the two, or give them different paths or destinations',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#fail-the-sync-if-a-shared-resource-is-found',
  checkAll({ applications, inventory }, report) {
    const seen = new Map<string, Subject>();
    for (const subject of applications) {
      const key = tryKey(subject);
      const other = key === undefined ? undefined : seen.get(key);
      if (key !== undefined && other === undefined) {
        seen.set(key, subject);
      } else if (other !== undefined && other.name !== subject.name && areTogether(other.object, subject.object, inventory)) {
        report(subject.object, [...subject.base, 'spec', 'source'], `Application "${other.name}" manages the same path of the same repository in the same destination${
          subject.note === undefined ? '' : `, ${subject.note}`}`);
      }
    }
  },
};

/** Fields of a source with which two Applications of one path make different objects. */
const MAKING_OTHERS: readonly string[] = ['chart', 'helm', 'kustomize', 'plugin', 'directory'];

/** What is managed and where, of an Application of one plain source. */
function tryKey(subject: Subject): string | undefined {
  const { spec, object } = subject;
  if (isSet(spec.sourceHydrator) || listOf(spec.sources).filter(isFields).length > 1 || object.facts.isPartial === true) {
    return undefined;
  }
  const [at, ...more] = sourcesOf(subject);
  if (at === undefined || more.length > 0 || MAKING_OTHERS.some((field) => isSet(at.source[field]))) {
    return undefined;
  }
  const path = textOf(at.source.path);
  const { server, name, namespace } = fieldsOf(spec.destination);
  const place = [textOf(namespace), textOf(server) ?? textOf(name)];
  return at.url && path && place.every((part) => part) ? JSON.stringify([normalized(at.url), path.replace(/^\.\/|\/+$/g, ''), ...place]) : undefined;
}

const normalized = oncePerText(normalizeGitUrl);
