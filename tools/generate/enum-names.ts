/**
 * Names that the generator cannot find by itself: an enum that several fields share, and values that jsii cannot
 * tell apart or spell. Every other enum is called after its definition and field (`ReceiverType`).
 */
export const SHARED_ENUMS: Readonly<Record<string, string>> = {
  'AlphabeticalPolicy.order': 'PolicyOrder',
  'BucketSpec.provider': 'CloudProvider',
  'CrossNamespaceObjectReference.kind': 'NotificationObjectKind',
  'HelmChartSpec.reconcileStrategy': 'ReconcileStrategy',
  'HelmChartTemplateSourceReference.kind': 'HelmChartSourceKind',
  'HelmChartTemplateVerification.provider': 'VerificationProvider',
  'HelmReleaseInstall.crds': 'CrdsPolicy',
  'HelmReleaseInstallStrategy.name': 'ActionStrategyName',
  'HelmReleaseRollback.serverSideApply': 'ServerSideApplyMode',
  'SubstituteReference.kind': 'DataSourceKind',
};

/** `Definition.field` -> value -> member, where the rule gives two values one name. */
export const MEMBER_NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'GitRepositoryVerification.mode': { head: 'HEAD_LOWER_CASE' },
};
