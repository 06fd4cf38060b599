import { KIND } from '../../inventory';
import { isSet, ObjectCheck, textAt } from '../engine';

export const ociFieldOfDefaultType: ObjectCheck = {
  code: 'FLX268',
  title: 'field of an OCI HelmRepository on one of the default type',
  severity: 'warning',
  rationale: 'Flux signs in with a cloud, and connects without TLS, for type "oci" alone; here the field is ignored.',
  bad: `
apiVersion: source.toolkit.fluxcd.io/v1
kind: HelmRepository
metadata: {name: charts, namespace: flux-system}
spec: {interval: 1h, url: 'https://charts.example.com', provider: aws}
`,
  good: `
apiVersion: source.toolkit.fluxcd.io/v1
kind: HelmRepository
metadata: {name: charts, namespace: flux-system}
spec: {interval: 1h, url: 'https://charts.example.com', secretRef: {name: charts}}
`,
  fix: 'drop the field, or use type "oci" with an "oci://" address',
  source: 'https://fluxcd.io/flux/components/source/helmrepositories/#provider',
  kinds: [KIND.helmRepository],
  check({ spec, object }, report) {
    const url = textAt(spec, 'url');
    // An OCI address without its type is FLX250.
    if (url === undefined || url.startsWith('oci://') || spec.type === 'oci' || (!isSet(spec.type) && object.facts.isPartial === true)) {
      return;
    }
    const provider = textAt(spec, 'provider');
    if (provider !== undefined && provider !== '' && provider !== 'generic') {
      report(['spec', 'provider'], `provider "${provider}" is ignored: the type is "default"`);
    }
    if (spec.insecure === true) {
      report(['spec', 'insecure'], 'insecure is ignored: the type is "default"');
    }
  },
};
