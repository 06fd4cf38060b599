import { KIND } from '../../inventory';
import { inSpec, ObjectCheck } from '../engine';
import { isRepositoryName, ociNameOf } from './oci-name';

export const invalidRepositoryName: ObjectCheck = {
  code: 'FLX253',
  title: 'OCI repository with a name that no registry takes',
  severity: 'error',
  rationale: 'The name of a repository has lower-case letters only. Flux refuses the address and stalls.',
  bad: `
apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata: {name: shop, namespace: shop}
spec: {interval: 10m, url: 'oci://ghcr.io/MyOrg/charts/shop', ref: {tag: 1.2.3}}
`,
  good: `
apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata: {name: shop, namespace: shop}
spec: {interval: 10m, url: 'oci://ghcr.io/myorg/charts/shop', ref: {tag: 1.2.3}}
`,
  fix: 'write the repository in lower case: a registry keeps it so, whatever the organisation is called',
  source: 'https://github.com/google/go-containerregistry/blob/main/pkg/name/repository.go',
  kinds: [KIND.ociRepository],
  needs: inSpec('url'),
  check(subject, report) {
    const name = ociNameOf(subject);
    if (name === undefined) {
      return;
    }
    const { repository } = name;
    if (!isRepositoryName(repository)) {
      report(['spec', 'url'], `"${repository}" is no name of an OCI repository: lower-case letters, digits, "_", "-", "." and "/" only`);
    }
  },
};
