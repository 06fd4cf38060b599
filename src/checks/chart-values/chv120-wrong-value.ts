import { FleetCheck } from '../engine';
import { valuesCheck } from './analysis';
import { SHOP_CHART, shopRelease } from './example-chart';

export const wrongValue: FleetCheck = {
  code: 'CHV120',
  title: 'value that the schema of the chart does not allow',
  severity: 'error',
  rationale: 'Helm refuses to render the chart, so the release is never installed or upgraded.',
  bad: shopRelease('{replicaCount: two}'),
  good: shopRelease('{replicaCount: 2}'),
  chart: SHOP_CHART,
  fix: 'set a value that the schema of the chart allows',
  source: 'https://helm.sh/docs/topics/charts/#schema-files',
  checkAll: valuesCheck('CHV120'),
};
