import { FleetCheck } from '../engine';
import { valuesCheck } from './analysis';
import { SHOP_CHART, shopRelease } from './example-chart';

export const conditionNoBoolean: FleetCheck = {
  code: 'CHV130',
  title: 'condition of a dependency that is no boolean',
  severity: 'warning',
  rationale: 'Helm passes over a condition that is no boolean, and installs the dependency.',
  bad: shopRelease('{redis: {enabled: "false"}}'),
  good: shopRelease('{redis: {enabled: false}}'),
  chart: SHOP_CHART,
  fix: 'write true or false without quotes',
  source: 'https://helm.sh/docs/topics/charts/#tags-and-condition-fields-in-dependencies',
  checkAll: valuesCheck('CHV130'),
};
