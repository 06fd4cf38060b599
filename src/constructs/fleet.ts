import { IConstruct } from 'constructs';
import { Faults } from '../diagnostics';
import { EnvironmentSetIntent, ReleaseIntent } from '../model';
import { hasParam } from './environment-param';

/** One release of the app, and the set of environments that it came from. @internal */
export interface FleetMember {
  readonly release: ReleaseIntent;
  readonly set?: EnvironmentSetIntent;
}

const fleets = new WeakMap<IConstruct, FleetMember[]>();

/** @internal remembers a release, for what speaks of all of them: the run book, previews; two that Helm would take for one are a fault */
export function recordRelease(scope: IConstruct, release: ReleaseIntent, faults: Faults, set?: EnvironmentSetIntent): void {
  const fleet = fleets.get(scope.node.root) ?? [];
  refuseSameRelease(scope, release, faults);
  fleet.push({ release, set });
  fleets.set(scope.node.root, fleet);
}

const releaseSubjects = new WeakMap<IConstruct, Map<string, string>>();

function refuseSameRelease(scope: IConstruct, { cluster, namespace, releaseName, subject }: ReleaseIntent, faults: Faults): void {
  const key = JSON.stringify([cluster.name, namespace, releaseName]);
  if (hasParam(key)) {
    return;
  }
  const subjects = releaseSubjects.get(scope.node.root) ?? new Map<string, string>();
  releaseSubjects.set(scope.node.root, subjects);
  const before = subjects.get(key);
  if (before !== undefined && before !== subject) {
    faults.add('APP186', `"${before}" is release "${releaseName}" in namespace "${namespace}" of cluster "${cluster.name}", too`,
      'give one of them another namespace, cluster or releaseName');
  }
  subjects.set(key, subject);
}

/** @internal every release of the app, in the order of the program */
export function fleetOf(scope: IConstruct): readonly FleetMember[] {
  return fleets.get(scope.node.root) ?? [];
}
