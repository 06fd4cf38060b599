import { hasParam } from '../constructs';
import { Faults } from '../diagnostics';
import { EnvironmentIntent, EnvironmentSetIntent } from '../model';
import { ENVIRONMENT_LABEL } from './application-set';

/** What a set of environments asks for and Argo CD cannot do. `templated` are those that an ApplicationSet makes. */
export function checkSet(set: EnvironmentSetIntent, templated: readonly EnvironmentIntent[], faults: Faults): void {
  refuseOrderAcross(set, faults);
  refuseOwnLabel(templated, faults);
  refuseSameName(set, faults);
  refuseOwnWaves(templated, faults);
}

/** RollingSync orders the Applications of one ApplicationSet, never those of two. */
function refuseOrderAcross({ environments }: EnvironmentSetIntent, faults: Faults): void {
  for (const { name, after, generator } of environments.filter((environment) => environment.after.length > 0)) {
    const others = environments.filter((other) => after.includes(other.name));
    if (generator !== undefined || others.some((other) => other.generator !== undefined)) {
      const before = after.map((other) => `"${other}"`).join(' and ');
      faults.add('ARG120', `"${name}" comes after ${before}, and Argo CD orders listed environments only, not those that a generator finds`,
        'list the environments, or put what has to be first into a release of its own and use dependsOn');
    }
  }
}

/** The steps of a rollout know the Applications by a label of ours. */
function refuseOwnLabel(environments: readonly EnvironmentIntent[], faults: Faults): void {
  const listed = environments.filter(({ generator }) => generator === undefined);
  if (listed.every(({ after }) => after.length === 0)) {
    return;
  }
  for (const { name, release } of listed) {
    const label = release.labels[ENVIRONMENT_LABEL];
    if (label !== undefined && label !== name) {
      faults.add('ARG122', `label "${ENVIRONMENT_LABEL}" of "${name}" is "${label}", and the order of the rollout needs "${name}" there`, 'give the label another key');
    }
  }
}

/** All Applications are in one namespace, whatever the cluster; of two with one name an ApplicationSet makes neither. */
function refuseSameName({ environments }: EnvironmentSetIntent, faults: Faults): void {
  const seen = new Map<string, string>();
  for (const { name, release } of environments.filter((environment) => !hasParam(environment.release.name))) {
    const before = seen.get(release.name);
    if (before !== undefined && before !== name) {
      faults.add('ARG123', `"${before}" and "${name}" would both be Application "${release.name}"`, 'give one of them another name');
    }
    seen.set(release.name, name);
  }
}

/** Nobody syncs the Applications of an ApplicationSet in waves: a wave has a meaning on the ApplicationSet only. */
function refuseOwnWaves(environments: readonly EnvironmentIntent[], faults: Faults): void {
  const waves = new Set(environments.map(({ release }) => release.order));
  if (waves.size > 1) {
    faults.add('ARG124', `environments have different waves, ${[...waves].join(' and ')}, and one ApplicationSet makes all of them`,
      'order them with "after", set one wave for the whole set, or set onePerEnvironment');
  }
}
