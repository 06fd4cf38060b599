import { KIND } from '../../inventory';
import { withoutCredentials } from '../../text';
import { inSources, ObjectCheck } from '../engine';
import { sourcesOf } from './sources';

export const ociSchemeAndChart: ObjectCheck = {
  code: 'ARG220',
  title: 'oci:// together with chart',
  severity: 'error',
  rationale: 'With `oci://` Argo CD pulls the artifact that the address names, and does not look at `chart`. The form with `chart` has no scheme.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: "oci://ghcr.io/myorg/charts", chart: shop, targetRevision: 1.2.3}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  good: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: ghcr.io/myorg/charts, chart: shop, targetRevision: 1.2.3}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'write "repoURL" without "oci://", or put the chart into the address and use "path: ." instead of "chart"',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/oci/',
  kinds: [KIND.application],
  needs: inSources('chart'),
  check(subject, report) {
    for (const { url, address, hasChart, path } of sourcesOf(subject)) {
      if (address.isOci && hasChart) {
        report([...path, 'repoURL'], `"${withoutCredentials(url!)}" has the scheme "oci://" and there is a "chart", too`);
      }
    }
  },
};
