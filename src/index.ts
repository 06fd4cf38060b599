// What users import. Words without a prefix are engine-neutral; Argo… and Flux… speak to one engine;
// the submodules hold every resource of the two, field by field.
export { ChartSource, ChartSourceOptions } from './constructs/chart-source';
export { Cluster, ClusterOptions } from './constructs/cluster';
export { Delivery, DeliveryOptions } from './constructs/delivery';
export { Environment, EnvironmentProps } from './constructs/environment';
export { ClusterSelector, ClusterSelectorExpression, EnvironmentGenerator, PathOptions } from './constructs/environment-generator';
export { EnvironmentParam } from './constructs/environment-param';
export { EnvironmentSet, EnvironmentSetProps } from './constructs/environment-set';
export { FieldOwnership, FieldOwnershipOptions, ReleasedField } from './constructs/field-ownership';
export { GitSource, GitSourceOptions } from './constructs/git-source';
export { GitOpsObject } from './constructs/gitops-object';
export { HelmApp } from './constructs/helm-app';
export { HelmParameter } from './constructs/helm-parameter';
export { HelmValues, ValuesFileOptions, ValuesKeyOptions } from './constructs/helm-values';
export { INamed } from './constructs/named';
export { PinnedValue } from './constructs/pinned-value';
export { Release } from './constructs/release';
export { HelmAppProps, ReleaseProps } from './constructs/release-props';
export { RootApp, RootAppProps } from './constructs/root-app';
export { SopsValues } from './constructs/sops-values';
export { RetryPolicy, SyncPolicy } from './constructs/sync';
export { ArgoCd, ArgoCdProps } from './argocd/argo-cd';
export { ArgoOptions, ArgoOptionsProps } from './argocd/argo-options';
export { BuildEnvironment } from './argocd/build-environment';
export { HelmSecrets } from './argocd/helm-secrets';
export {
  ArgoDestination, ArgoPolicy, ArgoProject, ArgoProjectProps, ArgoProjectRole, ArgoResource, ArgoResourceKind, ArgoSyncWindow, ArgoWindowKind,
} from './argocd/project';
export { ArgoSyncOptions, Protection, PrunePropagationPolicy } from './argocd/sync-options';
export { FluxCd, FluxCdProps } from './flux/flux-cd';
export { FluxHelmRelease, FluxHelmReleaseProps } from './flux/flux-helm-release';
export { FluxOptions } from './flux/flux-options';
export { FluxReleaseSettings } from './flux/release-settings';
export { FluxTopology } from './flux/topology';
export { GitOpsApp, GitOpsAppProps } from './layout/gitops-app';
export { GitOpsChart, GitOpsChartProps } from './layout/gitops-chart';
export * as argocd from './argocd';
export * as flux from './flux';
