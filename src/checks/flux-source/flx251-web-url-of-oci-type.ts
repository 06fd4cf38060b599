import { KIND } from '../../inventory';
import { withoutCredentials } from '../../text';
import { inSpec, ObjectCheck, textAt } from '../engine';

export const webUrlOfOciType: ObjectCheck = {
  code: 'FLX251',
  title: 'HelmRepository of type "oci" with a web address',
  severity: 'error',
  rationale: 'Flux refuses the address as soon as a chart is asked for: "invalid OCI registry URL".',
  bad: `
apiVersion: source.toolkit.fluxcd.io/v1
kind: HelmRepository
metadata: {name: charts, namespace: flux-system}
spec: {type: oci, interval: 1h, url: 'https://ghcr.io/myorg/charts'}
`,
  good: `
apiVersion: source.toolkit.fluxcd.io/v1
kind: HelmRepository
metadata: {name: charts, namespace: flux-system}
spec: {type: oci, interval: 1h, url: 'oci://ghcr.io/myorg/charts'}
`,
  fix: 'begin the url with "oci://", or drop the type where there is an index.yaml',
  source: 'https://github.com/fluxcd/source-controller/blob/main/internal/controller/helmchart_controller.go',
  kinds: [KIND.helmRepository],
  needs: inSpec('url'),
  check({ spec }, report) {
    const url = textAt(spec, 'url');
    if (spec.type === 'oci' && url !== undefined && /^https?:\/\//.test(url)) {
      report(['spec', 'url'], `"${withoutCredentials(url)}" is no OCI registry, and the type is "oci"`);
    }
  },
};
