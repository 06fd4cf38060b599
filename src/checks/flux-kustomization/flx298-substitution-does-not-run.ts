import { FleetCheck, isAtLeast } from '../engine';
import { configMap, repository } from './examples';
import { isSubstituting, substitutedIn, substitutedTexts } from './variables';

export const substitutionDoesNotRun: FleetCheck = {
  code: 'FLX298',
  title: 'substitution that does not take place',
  severity: 'warning',
  rationale: 'Without a single variable Flux substitutes nothing, not even defaults: the objects get `${…}` as it is written.',
  bad: repository({ 'apps/shop/shop.yaml': configMap('${REGION:=eu}') }, '  postBuild: {substitute: {}}'),
  good: repository({ 'apps/shop/shop.yaml': configMap('${REGION:=eu}') }, '  postBuild: {substituteStrategy: Always}'),
  fix: 'set `substituteStrategy: Always`',
  source: 'https://github.com/fluxcd/kustomize-controller/issues/1011',
  checkAll({ inventory, targetOf }, report) {
    const said = new Set<unknown>();
    for (const { applied: { kustomization }, object, variables } of substitutedIn(inventory)) {
      // Without a default it may be meant for a shell or a dashboard, and is glad to be left alone.
      const use = substitutedTexts(object).flatMap(({ uses }) => uses).find(({ text }) => /^\$\{\w+:?[=-]/.test(text));
      if (variables.isComplete && !isSubstituting(variables) && use !== undefined && !said.has(kustomization)) {
        said.add(kustomization);
        report(kustomization, ['spec', 'postBuild'], `no variable is set, so "${use.text}" of ${object.kind} "${object.name}" stays as it is`,
          isAtLeast(targetOf(kustomization).flux ?? '2.9', '2.9') ? undefined : 'set any variable in `postBuild.substitute`');
      }
    }
  },
};
