import { appliedIn, KIND } from '../../inventory';
import { FleetCheck, isFields, listAt, textAt, valueAt } from '../engine';
import { configMap, repository } from './examples';

const COMPONENT = `
apiVersion: kustomize.config.k8s.io/v1alpha1
kind: Component
`;

export const componentPath: FleetCheck = {
  code: 'FLX391',
  title: 'component that is not a folder of the source',
  severity: 'error',
  rationale: 'Components have to be folders of the same source, relative to the path; the build fails at any other.',
  bad: repository({ 'apps/shop/shop.yaml': configMap('open'), 'components/backup/kustomization.yaml': COMPONENT }, '  components: [components/backup]'),
  good: repository({ 'apps/shop/shop.yaml': configMap('open'), 'components/backup/kustomization.yaml': COMPONENT }, '  components: [../../components/backup]'),
  fix: 'write the way from `path` to the folder of the component',
  source: 'https://fluxcd.io/flux/components/kustomize/kustomizations/#components',
  checkAll({ inventory }, report) {
    for (const object of inventory.ofKind(KIND.kustomization)) {
      listAt(object.manifest, 'spec', 'components').forEach((one, index) => {
        const component = textAt(one);
        if (component !== undefined && (component.startsWith('/') || component.includes('://'))) {
          report(object, ['spec', 'components', index], `"${component}" is no relative path`);
        }
      });
    }
    for (const { kustomization, path } of inventory.layout === undefined ? [] : appliedIn(inventory)) {
      const isOpen = isFields(kustomization.manifest.spec) && valueAt(kustomization.manifest, 'spec', 'ignoreMissingComponents') !== undefined;
      listAt(kustomization.manifest, 'spec', 'components').forEach((one, index) => {
        const component = textAt(one);
        const folder = component === undefined || component.startsWith('/') || component.includes('://') ? undefined : tryJoin(path, component);
        if (!isOpen && folder !== undefined && inventory.layout!.covers(folder) && !inventory.layout!.hasFolder(folder)) {
          report(kustomization, ['spec', 'components', index], `there is no folder "${folder}", which "${component}" means from the path`);
        }
      });
    }
  },
};

/** Undefined where the way leads out of the repository. */
function tryJoin(path: string, entry: string): string | undefined {
  const parts: string[] = [];
  for (const part of `${path}/${entry}`.split('/').filter((one) => one !== '' && one !== '.')) {
    if (part !== '..') {
      parts.push(part);
    } else if (parts.pop() === undefined) {
      return undefined;
    }
  }
  return parts.join('/');
}
