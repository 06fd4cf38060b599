import { KIND } from '../../inventory';
import { ObjectCheck, textAt } from '../engine';
import { parseOciName } from '../flux-source/oci-name';

export const imageWithTag: ObjectCheck = {
  code: 'FLX300',
  title: 'image with a scheme or a tag',
  severity: 'error',
  rationale: 'Flux lists the tags of a repository, and refuses what is more than its name: the ImageRepository stalls.',
  bad: `
apiVersion: image.toolkit.fluxcd.io/v1
kind: ImageRepository
metadata: {name: shop, namespace: flux-system}
spec: {interval: 10m, image: 'ghcr.io/myorg/shop:1.2.3'}
`,
  good: `
apiVersion: image.toolkit.fluxcd.io/v1
kind: ImageRepository
metadata: {name: shop, namespace: flux-system}
spec: {interval: 10m, image: ghcr.io/myorg/shop}
`,
  fix: 'write the name of the image alone, such as "ghcr.io/myorg/shop"',
  source: 'https://github.com/fluxcd/image-reflector-controller/blob/main/internal/registry/helper.go',
  kinds: [KIND.imageRepository],
  check({ spec }, report) {
    const image = textAt(spec, 'image');
    if (image === undefined) {
      return;
    }
    const scheme = /^([^/]*:\/\/)/.exec(image)?.[1];
    const { repository, suffix } = parseOciName(image);
    if (scheme !== undefined) {
      report(['spec', 'image'], `"${image}" begins with "${scheme}"`);
    } else if (suffix !== '' && repository !== '') {
      report(['spec', 'image'], `"${image}" ends with "${suffix}"`, `write "${image.slice(0, -suffix.length)}"`);
    }
  },
};
