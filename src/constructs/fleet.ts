import { IConstruct } from 'constructs';
import { EnvironmentSetIntent, ReleaseIntent } from '../model';

/** One release of the app, and the set of environments that it came from. @internal */
export interface FleetMember {
  readonly release: ReleaseIntent;
  readonly set?: EnvironmentSetIntent;
}

const fleets = new WeakMap<IConstruct, FleetMember[]>();

/** @internal remembers a release, for what speaks of all of them: the run book, previews */
export function recordRelease(scope: IConstruct, release: ReleaseIntent, set?: EnvironmentSetIntent): void {
  const fleet = fleets.get(scope.node.root) ?? [];
  fleet.push({ release, set });
  fleets.set(scope.node.root, fleet);
}

/** @internal every release of the app, in the order of the program */
export function fleetOf(scope: IConstruct): readonly FleetMember[] {
  return fleets.get(scope.node.root) ?? [];
}
