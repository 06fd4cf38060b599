import { FleetCheck, FleetContext, isAtLeast } from '../engine';
import { configMap, repository } from './examples';
import { unsetVariables } from './unset-variables';

export const variableNobodySets: FleetCheck = {
  code: 'FLX281',
  title: 'variable that nobody sets',
  severity: 'error',
  rationale: 'Since Flux 2.9 the build fails at a variable that is neither set nor has a default, and nothing of the Kustomization is applied.',
  bad: repository({ 'apps/shop/shop.yaml': configMap('https://${DOMAIN}/') }, '  postBuild: {substitute: {ENVIRONMENT: prod}}'),
  good: repository({ 'apps/shop/shop.yaml': configMap('https://${DOMAIN}/ ${REGION:=eu} $${HOME}') }, '  postBuild: {substitute: {DOMAIN: shop.example.com}}'),
  fix: 'set it in `postBuild`, give it a default `${NAME:=value}`, or write `$${NAME}` where the text itself is meant',
  source: 'https://github.com/fluxcd/kustomize-controller/blob/main/CHANGELOG.md#190',
  checkAll(context, report) {
    for (const { object, path, message, fix } of unsetVariables(context).filter((one) => isStrict(context, one.object))) {
      report(object, path, message, fix);
    }
  },
};

/** The gate StrictPostBuildSubstitutions is on since kustomize-controller 1.9. */
export function isStrict({ targetOf }: FleetContext, object: Parameters<FleetContext['targetOf']>[0]): boolean {
  return isAtLeast(targetOf(object).flux ?? '2.9', '2.9');
}
