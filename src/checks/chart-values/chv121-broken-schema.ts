import { FleetCheck } from '../engine';
import { valuesCheck } from './analysis';
import { SHOP_CHART, shopRelease } from './example-chart';

export const brokenSchema: FleetCheck = {
  code: 'CHV121',
  title: 'schema of a chart that Helm cannot read',
  severity: 'error',
  rationale: 'Helm refuses the chart whatever the values are: a reference in its values.schema.json leads nowhere, or a pattern is no regular expression of Go.',
  bad: shopRelease('{replicaCount: 2}'),
  good: shopRelease('{replicaCount: 2}'),
  chart: SHOP_CHART,
  badChart: { ...SHOP_CHART, 'values.schema.json': '{"properties": {"replicaCount": {"$ref": "#/definitions/count"}}}' },
  fix: 'correct the schema, or install a version of the chart where it is correct',
  source: 'https://helm.sh/docs/topics/charts/#schema-files',
  checkAll: valuesCheck('CHV121'),
};
