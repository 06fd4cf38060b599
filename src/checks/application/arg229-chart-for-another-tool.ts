import { KIND } from '../../inventory';
import { inSources, isFields, ObjectCheck } from '../engine';
import { isEmpty, isGiven, sourcesOf } from './sources';

export const chartForAnotherTool: ObjectCheck = {
  code: 'ARG229',
  title: 'chart that another tool shall render',
  severity: 'error',
  rationale: 'A source with a chart holds a chart. With settings of `kustomize` or `directory` Argo CD runs that tool in the chart, and finds no kustomization or templates that are no YAML.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: https://charts.example.com, chart: shop, targetRevision: 1.2.3, kustomize: {namePrefix: eu-}}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  good: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: https://charts.example.com, chart: shop, targetRevision: 1.2.3, helm: {releaseName: eu-shop}}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'use "helm"',
  source: 'https://github.com/argoproj/argo-cd/blob/master/pkg/apis/application/v1alpha1/types.go',
  kinds: [KIND.application],
  needs: [...inSources('kustomize'), ...inSources('directory')],
  check(subject, report) {
    for (const { source, path } of sourcesOf(subject)) {
      const tools = ['kustomize', 'directory'].filter((tool) => isFields(source[tool]) && !isEmpty(source[tool]));
      if (isGiven(source.chart) && !isFields(source.helm)) {
        tools.forEach((tool) => report([...path, tool], `"${tool}" has settings, and the source is a chart`));
      }
    }
  },
};
