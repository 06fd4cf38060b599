import { FleetCheck } from '../engine';
import { valuesCheck } from './analysis';
import { SHOP_CHART, shopRelease } from './example-chart';

export const unknownValue: FleetCheck = {
  code: 'CHV110',
  title: 'value that the chart does not know',
  severity: 'warning',
  rationale: 'Helm takes any value and the chart reads those it knows, so a misspelled one is ignored silently.',
  bad: shopRelease('{replicaCont: 2}'),
  good: shopRelease('{replicaCount: 2}'),
  chart: SHOP_CHART,
  fix: 'correct the key, or remove it',
  source: 'https://helm.sh/docs/topics/charts/#values-files',
  checkAll: valuesCheck('CHV110'),
};
