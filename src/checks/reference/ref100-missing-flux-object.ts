import { formatPath } from '../../text';
import { FleetCheck } from '../engine';
import { GIT_REPOSITORY, OCI_REPOSITORY, release } from './examples';
import { isOfFlux, unresolvedIn } from './unresolved';

export const missingFluxObject: FleetCheck = {
  code: 'REF100',
  title: 'reference to a Flux object that does not exist',
  severity: 'error',
  rationale: 'The controller looks for the object again and again, and the one that refers to it never becomes ready.',
  isWhole: true,
  bad: `${OCI_REPOSITORY}---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: apps}
spec:
  interval: 1h
  chartRef: {kind: OCIRepository, name: shopp}
`,
  good: `${OCI_REPOSITORY}---${release('shop')}---${GIT_REPOSITORY}`,
  fix: 'make that object, or declare it external where it lives elsewhere',
  source: 'https://fluxcd.io/flux/components/helm/helmreleases/#chart-reference',
  checkAll({ inventory }, report) {
    for (const one of unresolvedIn(inventory)) {
      const { reference, wanted, near, elsewhere } = one;
      if (reference.rule.role === 'source' && isOfFlux(reference) && elsewhere.length === 0) {
        const fix = near === undefined ? undefined : `write "${near}", or declare ${wanted} external`;
        report(reference.from, reference.path, `there is no ${wanted}, which ${formatPath(reference.path)} names`, fix);
      }
    }
  },
};
