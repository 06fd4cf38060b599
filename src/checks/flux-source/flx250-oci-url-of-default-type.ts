import { KIND } from '../../inventory';
import { withoutCredentials } from '../../text';
import { inSpec, isSet, ObjectCheck, textAt } from '../engine';

export const ociUrlOfDefaultType: ObjectCheck = {
  code: 'FLX250',
  title: 'HelmRepository of an OCI registry without its type',
  severity: 'error',
  rationale: 'Without type "oci" Flux looks for an index.yaml over HTTP, refuses the address and stalls.',
  bad: `
apiVersion: source.toolkit.fluxcd.io/v1
kind: HelmRepository
metadata: {name: charts, namespace: flux-system}
spec: {interval: 1h, url: 'oci://ghcr.io/myorg/charts'}
`,
  good: `
apiVersion: source.toolkit.fluxcd.io/v1
kind: HelmRepository
metadata: {name: charts, namespace: flux-system}
spec: {type: oci, interval: 1h, url: 'oci://ghcr.io/myorg/charts'}
`,
  fix: 'set type to "oci"',
  source: 'https://github.com/fluxcd/source-controller/blob/main/internal/controller/helmrepository_controller.go',
  kinds: [KIND.helmRepository],
  needs: inSpec('url'),
  check({ spec, object }, report) {
    const url = textAt(spec, 'url');
    const isDefault = spec.type === 'default' || (!isSet(spec.type) && object.facts.isPartial !== true);
    if (isDefault && url?.startsWith('oci://') === true) {
      report(['spec', 'url'], `"${withoutCredentials(url)}" is an OCI registry, and the type is "default"`);
    }
  },
};
