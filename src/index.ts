export * from './constructs/gitops-object';
export * as argocd from './argocd';
export * as flux from './flux';
