import { KIND } from '../../inventory';
import { inSpec, ObjectCheck } from '../engine';
import { ociNameOf } from './oci-name';

export const tagInOciUrl: ObjectCheck = {
  code: 'FLX252',
  title: 'tag in the address of an OCIRepository',
  severity: 'error',
  rationale: 'Flux refuses the address and stalls: tag and digest have fields of their own.',
  bad: `
apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata: {name: shop, namespace: shop}
spec: {interval: 10m, url: 'oci://ghcr.io/myorg/charts/shop:1.2.3'}
`,
  good: `
apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata: {name: shop, namespace: shop}
spec: {interval: 10m, url: 'oci://ghcr.io/myorg/charts/shop', ref: {tag: 1.2.3}}
`,
  fix: 'move it to spec.ref.tag or spec.ref.digest',
  source: 'https://github.com/fluxcd/source-controller/blob/main/internal/controller/ocirepository_controller.go',
  kinds: [KIND.ociRepository],
  needs: inSpec('url'),
  check(subject, report) {
    const name = ociNameOf(subject);
    if (name === undefined) {
      return;
    }
    const { suffix, repository } = name;
    if (suffix !== '' && repository !== '') {
      report(['spec', 'url'], `the url ends with "${suffix}"`);
    }
  },
};
