import { FleetCheck } from '../engine';
import { valuesCheck } from './analysis';
import { SHOP_CHART } from './example-chart';

function shopApplication(kubeVersion: string): string {
  return `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source:
    repoURL: ghcr.io/myorg/charts
    chart: shop
    targetRevision: 2.3.1
    helm: {kubeVersion: "${kubeVersion}"}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`;
}

const NEW_CHART = { ...SHOP_CHART, 'Chart.yaml': `${SHOP_CHART['Chart.yaml']}kubeVersion: ">=1.30.0-0"\n` };

export const otherKubernetes: FleetCheck = {
  code: 'CHV140',
  title: 'chart that is not for this version of Kubernetes',
  severity: 'error',
  rationale: 'Helm compares `kubeVersion` of the chart with the one that the Application gives, and refuses to render: no manifest is made.',
  bad: shopApplication('1.28'),
  good: shopApplication('1.33'),
  chart: NEW_CHART,
  fix: 'give a version that the chart is for, or install a version of the chart for this Kubernetes',
  source: 'https://helm.sh/docs/topics/charts/#the-kubeversion-field',
  checkAll: valuesCheck('CHV140'),
};
