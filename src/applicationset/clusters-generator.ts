/** generators/cluster.go */
import { GoSlice, goType } from '../gotemplate';
import { normalize } from '../sprig';
import { SECRET_TYPE_LABEL } from './cluster-secret';
import { asMap } from './fields';
import { Generator, known, Scope, unknown } from './generated';
import { ParamSet, paramSet, strings } from './param-set';
import { isSelecting, labelSelector } from './selector';
import { appendValues } from './values';
import { IN_CLUSTER, WorldCluster } from './world';

export const clustersGenerator: Generator = (fields, scope) => {
  const { world, renderer, where } = scope;
  const matches = labelSelector(fields.selector, `${where}.selector`);
  if (world.clusters === undefined) {
    return unknown(scope, 'which clusters there are', 'list the clusters');
  }
  const selected = new Map(world.clusters.map(withType).filter(({ labels = {} }) => matches(labels)).map((cluster) => [cluster.name, cluster]));
  const sets = [...selected.values()].map((cluster) => clusterParams(cluster, scope));
  const hasLocal = [...selected.values()].some(({ server }) => server === IN_CLUSTER.server);
  if (!isSelecting(fields.selector) && !hasLocal) {
    const { name, server } = IN_CLUSTER;
    sets.push(paramSet({ name, nameNormalized: name, server, project: '' }));
  }
  sets.forEach((params) => appendValues(asMap(fields.values), params, renderer, where));
  return known(fields.flatList === true ? [paramSet({ clusters: new GoSlice(sets, goType('[]map[string]any')) })] : sets);
};

/** By this label Argo CD finds the Secret, so each has it. */
function withType(cluster: WorldCluster): WorldCluster {
  return { ...cluster, labels: { [SECRET_TYPE_LABEL]: 'cluster', ...cluster.labels } };
}

function clusterParams({ name, server, project, labels = {}, annotations = {} }: WorldCluster, { renderer }: Scope): ParamSet {
  const params = paramSet({ name, nameNormalized: normalize(name), server, project: project ?? '' });
  if (!renderer.goTemplate) {
    Object.entries(annotations).forEach(([key, value]) => params.entries.set(`metadata.annotations.${key}`, value));
    Object.entries(labels).forEach(([key, value]) => params.entries.set(`metadata.labels.${key}`, value));
    return params;
  }
  const metadata = paramSet();
  if (Object.keys(annotations).length > 0) {
    metadata.entries.set('annotations', strings(annotations));
  }
  metadata.entries.set('labels', strings(labels));
  params.entries.set('metadata', metadata);
  return params;
}
