import { FleetCheck } from '../engine';
import { configMap, repository } from './examples';
import { isStrict } from './flx281-variable-nobody-sets';
import { unsetVariables } from './unset-variables';

export const variableBecomesEmpty: FleetCheck = {
  code: 'FLX282',
  title: 'variable that nobody sets, in a Flux that leaves it empty',
  severity: 'warning',
  rationale: 'Before Flux 2.9 a variable that is not set becomes nothing: scripts and dashboards lose what they write as `${…}`. Flux 2.9 refuses it.',
  target: { flux: '2.8' },
  bad: repository({ 'apps/shop/shop.yaml': configMap('https://${DOMAIN}/') }, '  postBuild: {substitute: {ENVIRONMENT: prod}}'),
  good: repository({ 'apps/shop/shop.yaml': configMap('https://${DOMAIN}/') }, '  postBuild: {substitute: {DOMAIN: shop.example.com}}'),
  fix: 'set it in `postBuild`, give it a default `${NAME:=value}`, or write `$${NAME}` where the text itself is meant',
  source: 'https://github.com/fluxcd/flux2/issues/2148',
  checkAll(context, report) {
    for (const { object, path, message, fix } of unsetVariables(context).filter((one) => !isStrict(context, one.object))) {
      report(object, path, message, fix);
    }
  },
};
