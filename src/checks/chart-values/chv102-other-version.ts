import { FleetCheck } from '../engine';
import { valuesCheck } from './analysis';
import { SHOP_CHART, shopRelease } from './example-chart';

export const otherVersion: FleetCheck = {
  code: 'CHV102',
  title: 'copy of the chart is of another version',
  severity: 'warning',
  rationale: 'The values are checked against another version than the one that is installed, so a fault may be missed or found in vain.',
  bad: shopRelease('{replicaCount: 2}').replace('tag: 2.3.1', 'tag: 2.4.0'),
  good: shopRelease('{replicaCount: 2}'),
  chart: SHOP_CHART,
  fix: 'fetch the version that is installed',
  source: 'https://helm.sh/docs/topics/charts/#charts-and-versioning',
  checkAll: valuesCheck('CHV102'),
};
