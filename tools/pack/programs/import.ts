import { GitOpsApp, GitOpsChart } from 'cdk8s-gitops';

/** Importing alone: what every program begins with. */
export const imported = [GitOpsApp, GitOpsChart];
