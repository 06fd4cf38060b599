import { FleetCheck } from '../engine';
import { configMap, repository } from './examples';
import { isSubstituting, substitutedIn, substitutedTexts } from './variables';

export const unreadableSubstitution: FleetCheck = {
  code: 'FLX381',
  title: '`${…}` that Flux cannot read',
  severity: 'error',
  rationale: 'The build fails at it, and nothing of the Kustomization is applied: Flux reads `${…}` in every text, also where a script or a dashboard means something else by it.',
  bad: repository({ 'apps/shop/shop.yaml': configMap('${env:DOMAIN} ${data.source}') }, '  postBuild: {substitute: {env: prod, data: a}}'),
  good: repository({ 'apps/shop/shop.yaml': configMap('$${env:DOMAIN} $${data.source}') }, '  postBuild: {substitute: {env: prod, data: a}}'),
  fix: 'write `$${…}`, or annotate the object `kustomize.toolkit.fluxcd.io/substitute: disabled`',
  source: 'https://fluxcd.io/flux/components/kustomize/kustomizations/#post-build-variable-substitution',
  checkAll({ inventory }, report) {
    const said = new Set<unknown>();
    for (const { applied, object, variables } of substitutedIn(inventory)) {
      const wrong = substitutedTexts(object).find(({ fault }) => fault !== undefined);
      if (wrong !== undefined && isSubstituting(variables) && object.facts.isPartial !== true && !said.has(object)) {
        said.add(object);
        report(object, wrong.path, `Kustomization "${applied.kustomization.name}" substitutes in this text, and cannot read "${wrong.fault}"`);
      }
    }
  },
};
