import { formatChoices } from '../../text';
import { FleetCheck } from '../engine';
import { OCI_REPOSITORY, release } from './examples';
import { isOfFlux, unresolvedIn } from './unresolved';

export const objectInAnotherNamespace: FleetCheck = {
  code: 'REF103',
  title: 'reference to a Flux object of another namespace',
  severity: 'error',
  rationale: 'Without a namespace in the reference Flux looks in that of the object itself, and finds nothing there.',
  isWhole: true,
  bad: `${OCI_REPOSITORY}---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: shop}
spec:
  interval: 1h
  chartRef: {kind: OCIRepository, name: shop}
`,
  good: `${OCI_REPOSITORY}---${release('shop', '', 'shop')}`,
  fix: 'name the namespace in the reference',
  source: 'https://fluxcd.io/flux/components/helm/helmreleases/#chart-reference',
  checkAll({ inventory }, report) {
    for (const { reference, wanted, elsewhere } of unresolvedIn(inventory)) {
      if (isOfFlux(reference) && elsewhere.length > 0) {
        const { rule, from, path } = reference;
        const fix = rule.hasNamespace === true ? `set \`namespace: ${elsewhere[0]}\` in it` : 'move one of the two: this reference knows no namespace';
        report(from, path, `there is no ${wanted}, but one in ${formatChoices(elsewhere, 3)}`, fix);
      }
    }
  },
};
