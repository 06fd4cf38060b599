import { missingPathsIn } from '../../inventory';
import { FleetCheck } from '../engine';
import { configMap } from './examples';
import { GIT_REPOSITORY, kustomization } from '../reference/examples';

function repository(path: string): string {
  const home = (text: string) => text.replaceAll('namespace: apps', 'namespace: flux-system').replaceAll('name: config', 'name: flux-system');
  return `# file: clusters/prod/config.yaml
${home(GIT_REPOSITORY).trim()}
# file: clusters/prod/apps.yaml
${home(kustomization('infra', '', './infra')).trim()}
---${home(kustomization('shop', '', path))}# file: infra/settings.yaml
${configMap('open').trim()}
# file: apps/shop/shop.yaml
${configMap('open').trim().replace('{name: shop', '{name: shop-settings')}
`;
}

export const pathNotThere: FleetCheck = {
  code: 'FLX294',
  title: 'path that the repository does not have',
  severity: 'error',
  rationale: 'The Kustomization fails with "kustomization path not found", and applies nothing.',
  bad: repository('./apps/shopp'),
  good: repository('./apps/shop'),
  fix: 'name a folder of the repository',
  source: 'https://fluxcd.io/flux/components/kustomize/kustomizations/#path',
  checkAll({ inventory }, report) {
    for (const { kustomization: object, path } of missingPathsIn(inventory)) {
      if (object.facts.isPartial !== true) {
        report(object, ['spec', 'path'], `there is no folder "${path}" in this repository`);
      }
    }
  },
};
