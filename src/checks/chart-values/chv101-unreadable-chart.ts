import { FleetCheck } from '../engine';
import { valuesCheck } from './analysis';
import { SHOP_CHART, shopRelease } from './example-chart';

const { 'Chart.yaml': _, ...withoutFacts } = SHOP_CHART;

export const unreadableChart: FleetCheck = {
  code: 'CHV101',
  title: 'copy of the chart that cannot be read',
  severity: 'error',
  rationale: 'The values of its releases cannot be checked, though the program or the configuration says that they are.',
  bad: shopRelease('{replicaCount: 2}'),
  good: shopRelease('{replicaCount: 2}'),
  chart: SHOP_CHART,
  badChart: withoutFacts,
  fix: 'give the path of a chart directory or a .tgz',
  source: 'https://helm.sh/docs/topics/charts/#the-chart-file-structure',
  checkAll: valuesCheck('CHV101'),
};
