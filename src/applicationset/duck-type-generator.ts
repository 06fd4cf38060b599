/** generators/duck_type.go: `clusterDecisionResource` */
import { fail } from '../diagnostics';
import { fromData } from '../gotemplate';
import { asMap, asStrings, asText, Fields, isMap } from './fields';
import { Generator, known, Scope, unknown } from './generated';
import { ParamSet, paramSet, printed } from './param-set';
import { labelSelector } from './selector';
import { addValues } from './values';
import { IN_CLUSTER, WorldCluster } from './world';

export const duckTypeGenerator: Generator = (fields, scope) => {
  const { where, world } = scope;
  const configMap = asText(fields.configMapRef, `${where}.configMapRef`);
  const name = asText(fields.name, `${where}.name`);
  if ((name !== '') === isGiven(fields.labelSelector)) {
    return fail('EXP101', where, `${name === '' ? 'neither' : 'both'} name and labelSelector ${name === '' ? 'is' : 'are'} given`, 'give one of the two');
  }
  const kind = world.decisions?.find((one) => one.configMap === configMap);
  if (kind === undefined || world.clusters === undefined) {
    return unknown(scope, `which clusters ConfigMap "${configMap}" decides on`, 'list the clusters and its decisions');
  }
  const selects = labelSelector(fields.labelSelector, `${where}.labelSelector`);
  const resources = kind.resources.filter((one) => (name === '' ? selects(one.labels ?? {}) : one.name === name));
  if (resources.length === 0) {
    return fail('EXP101', where, 'no resource with decisions is found', 'correct name or labelSelector');
  }
  const clusters = withLocal(world.clusters);
  return known(resources.flatMap(({ decisions }) => decisions).flatMap((decision) => {
    const wanted = text(decision[kind.matchKey]);
    const cluster = wanted === '' ? undefined : clusters.find((one) => one.name === wanted);
    return cluster ? [decisionParams(cluster, decision, fields, scope)] : [];
  }));
};

/** Also an empty one: Go asks whether it is nil. */
function isGiven(selector: unknown): boolean {
  const { matchLabels, matchExpressions } = asMap(selector);
  return isMap(matchLabels) || Array.isArray(matchExpressions);
}

function withLocal(clusters: readonly WorldCluster[]): readonly WorldCluster[] {
  return clusters.some(({ server }) => server === IN_CLUSTER.server) ? clusters : [...clusters, IN_CLUSTER];
}

function text(value: unknown): string {
  return value === undefined || value === null ? '' : printed(fromData(value));
}

/** What the decision says wins, printed; `values` are no templates here. */
function decisionParams({ name, server }: WorldCluster, decision: Fields, fields: Fields, { renderer, where }: Scope): ParamSet {
  const params = paramSet({ name, server });
  Object.entries(decision).forEach(([key, value]) => params.entries.set(key, printed(fromData(value))));
  const values = asStrings(fields.values, `${where}.values`);
  if (Object.keys(values).length > 0) {
    addValues(values, params, renderer.goTemplate);
  }
  return params;
}
