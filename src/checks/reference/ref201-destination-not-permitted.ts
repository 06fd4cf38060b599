import { Inventory, InventoryObject, KIND } from '../../inventory';
import { Destination, isDestinationPermitted } from '../appproject/permission';
import { isFields, isSet, ObjectCheck, Subject, textOf } from '../engine';
import { knownClusters } from './argo-clusters';
import { applicationWith, projectOf } from './argo-example';
import { isJudgeable, permissionsOf, projectNameOf, projectsOf } from './argo-projects';

export const destinationNotPermitted: ObjectCheck = {
  code: 'REF201',
  title: 'destination that the project of an Application does not permit',
  severity: 'error',
  rationale: 'Argo CD compares cluster and namespace with the destinations of the project and reports InvalidSpecError: the Application is never synced.',
  bad: projectOf() + applicationWith({ destination: 'server: https://kubernetes.default.svc, namespace: other' }),
  good: projectOf({ destinations: '{name: in-cluster, namespace: other}' }) + applicationWith({ destination: 'server: https://kubernetes.default.svc, namespace: other' }),
  fix: 'add the cluster and namespace to destinations of the project, or choose another project',
  source: 'https://github.com/argoproj/argo-cd/blob/v3.5.1/util/argo/argo.go',
  kinds: [KIND.application],
  check(subject, report, { inventory }) {
    const projects = projectsOf(subject, inventory);
    const wanted = projects.length === 0 ? undefined : tryDestination(subject);
    if (wanted === undefined || !projects.every((project) => isJudgeable(project, inventory))) {
      return;
    }
    if (projects.every((project) => isCertainlyDenied(project, wanted, inventory))) {
      const cluster = wanted.server === '' ? wanted.name : wanted.server;
      report(['spec', 'destination'], `project "${projectNameOf(subject)}" does not permit namespace "${wanted.namespace}" of cluster "${cluster}"`);
    }
  },
};

function tryDestination({ spec, object }: Subject): Destination | undefined {
  const { destination } = spec;
  if (!isFields(destination) || object.facts.isPartial === true) {
    return undefined;
  }
  const [server, name, namespace] = [destination.server, destination.name, destination.namespace].map((value) => (isSet(value) ? textOf(value) : ''));
  const isOne = (server === '') !== (name === '');
  return server === undefined || name === undefined || namespace === undefined || !isOne ? undefined : { server: server.replace(/\/+$/, ''), name, namespace };
}

function isCertainlyDenied(project: InventoryObject, wanted: Destination, inventory: Inventory): boolean {
  const { destinations } = permissionsOf(project);
  const worlds = tryWorlds(destinations, wanted, inventory);
  return worlds !== undefined && worlds.every((world) => !isDestinationPermitted(destinations, world));
}

/** Argo CD knows name and address of the cluster, an Application only one of them: all that the other may be. Undefined where that is endless. */
function tryWorlds(destinations: readonly Destination[], wanted: Destination, inventory: Inventory): readonly Destination[] | undefined {
  const [given, open] = wanted.server === '' ? ['name', 'server'] as const : ['server', 'name'] as const;
  const known = knownClusters(inventory).filter((cluster) => cluster[given] === wanted[given]);
  if (known.length > 0) {
    return known.map((cluster) => ({ ...wanted, [open]: cluster[open] }));
  }
  const patterns = destinations.map((destination) => destination[open].replace(/^!/, '')).filter((pattern) => pattern !== '' && pattern !== '*');
  return patterns.some((pattern) => /[*?[{\\]/.test(pattern)) ? undefined : ['\0', ...patterns].map((other) => ({ ...wanted, [open]: other }));
}
