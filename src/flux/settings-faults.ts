import { Faults } from '../diagnostics';
import { ActionStrategyName, HelmReleaseUpgradeRemediationStrategy, ServerSideApplyMode } from './l1/index.generated';
import { FluxReleaseSettings } from './release-settings';
import { atLeast, FluxVersion } from './version';

/** Settings that the schema lets through and that would do nothing, or something else than they say. */
export function checkSettings(settings: FluxReleaseSettings, version: FluxVersion, faults: Faults): void {
  checkRollback(settings, faults);
  checkRetry(settings, faults);
  checkForce(settings, faults);
  checkVersion(settings, version, faults);
}

/** helm-controller rolls back as a remediation of a failed upgrade, and for no other reason. */
function checkRollback({ rollback, upgrade }: FluxReleaseSettings, faults: Faults): void {
  if (rollback === undefined) {
    return;
  }
  const remediation = upgrade?.remediation;
  if (!remediation?.retries || remediation.strategy === HelmReleaseUpgradeRemediationStrategy.UNINSTALL) {
    faults.add('FLX130', 'rollback is set, and nothing rolls back: only the remediation of a failed upgrade does',
      'set upgrade.remediation.retries, with strategy "rollback", or drop rollback');
  }
}

function checkRetry(settings: FluxReleaseSettings, faults: Faults): void {
  for (const action of ['install', 'upgrade'] as const) {
    const { strategy, remediation } = settings[action] ?? {};
    if (strategy?.name === ActionStrategyName.RETRY_ON_FAILURE && remediation !== undefined) {
      faults.add('FLX131', `${action}.remediation is set, and ${action}.strategy is "RetryOnFailure", which never remediates`, 'keep one of the two');
    }
    if (strategy?.retryInterval !== undefined && strategy.name !== ActionStrategyName.RETRY_ON_FAILURE) {
      faults.add('FLX131', `${action}.strategy.retryInterval is set, and the strategy is not "RetryOnFailure"`, 'drop retryInterval, or set the strategy\'s name to "RetryOnFailure"');
    }
  }
}

function checkForce({ upgrade }: FluxReleaseSettings, faults: Faults): void {
  if (upgrade?.force && upgrade.serverSideApply === ServerSideApplyMode.ENABLED) {
    faults.add('FLX132', 'upgrade.force is set together with server-side apply, which ignores it', 'drop force, or set upgrade.serverSideApply to "disabled"');
  }
}

/** Fields that a release has for a reason, and that older controllers would drop without a word. */
function checkVersion(settings: FluxReleaseSettings, version: FluxVersion, faults: Faults): void {
  const since = [
    { field: 'install.serverSideApply', set: settings.install?.serverSideApply !== undefined, since: '2.8' },
    { field: 'upgrade.serverSideApply', set: settings.upgrade?.serverSideApply !== undefined, since: '2.8' },
    { field: 'rollback.serverSideApply', set: settings.rollback?.serverSideApply !== undefined, since: '2.8' },
    { field: 'install.strategy', set: settings.install?.strategy !== undefined, since: '2.7' },
    { field: 'upgrade.strategy', set: settings.upgrade?.strategy !== undefined, since: '2.7' },
    { field: 'waitStrategy', set: settings.waitStrategy !== undefined, since: '2.8' },
    { field: 'healthCheckExprs', set: settings.healthCheckExprs !== undefined, since: '2.8' },
    { field: 'postRenderStrategy', set: settings.postRenderStrategy !== undefined, since: '2.9' },
    { field: 'commonMetadata', set: settings.commonMetadata !== undefined, since: '2.7' },
  ] as const;
  for (const fact of since.filter(({ set, since: first }) => set && !atLeast(version, first))) {
    faults.add('FLX133', `${fact.field} exists since Flux ${fact.since}, and the target is ${version}`, `drop it, or target Flux ${fact.since} or newer`);
  }
}
