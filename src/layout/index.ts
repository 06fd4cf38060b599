export * from './gitops-app';
export * from './gitops-chart';
