import { KIND } from '../../inventory';
import { ObjectCheck, textAt } from '../engine';
import { isRepositoryName, parseOciName } from '../flux-source/oci-name';

export const invalidImageName: ObjectCheck = {
  code: 'FLX301',
  title: 'image with a name that no registry takes',
  severity: 'error',
  rationale: 'The name of an image has lower-case letters only. Flux refuses it and stalls.',
  bad: `
apiVersion: image.toolkit.fluxcd.io/v1
kind: ImageRepository
metadata: {name: shop, namespace: flux-system}
spec: {interval: 10m, image: ghcr.io/MyOrg/shop}
`,
  good: `
apiVersion: image.toolkit.fluxcd.io/v1
kind: ImageRepository
metadata: {name: shop, namespace: flux-system}
spec: {interval: 10m, image: ghcr.io/myorg/shop}
`,
  fix: 'write the image in lower case: a registry keeps it so, whatever the organisation is called',
  source: 'https://github.com/google/go-containerregistry/blob/main/pkg/name/repository.go',
  kinds: [KIND.imageRepository],
  check({ spec }, report) {
    const image = textAt(spec, 'image');
    // A scheme or a tag is FLX300.
    if (image === undefined || image.includes('://') || parseOciName(image).suffix !== '') {
      return;
    }
    const { repository } = parseOciName(image);
    if (!isRepositoryName(repository)) {
      report(['spec', 'image'], `"${repository}" is no name of an image: lower-case letters, digits, "_", "-", "." and "/" only`);
    }
  },
};
