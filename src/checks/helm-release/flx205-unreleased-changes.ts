import { KIND } from '../../inventory';
import { isSet, ObjectCheck, Subject, CheckContext, fieldsAt, textAt } from '../engine';
import { chartSpecOf, inChart } from './chart-spec';
import { mayBePatched } from './patched';

export const unreleasedChanges: ObjectCheck = {
  code: 'FLX205',
  title: 'chart of a branch that is upgraded only with a new version',
  severity: 'warning',
  rationale: 'With "ChartVersion", the default, Flux compares the version in Chart.yaml alone: commits that change templates or values are not released until someone raises it.',
  bad: `
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: {name: shop, namespace: shop}
spec: {interval: 10m, url: 'https://github.com/myorg/shop', ref: {branch: main}}
---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: shop}
spec:
  interval: 10m
  chart:
    spec: {chart: ./charts/shop, sourceRef: {kind: GitRepository, name: shop}}
`,
  good: `
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: {name: shop, namespace: shop}
spec: {interval: 10m, url: 'https://github.com/myorg/shop', ref: {branch: main}}
---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: shop}
spec:
  interval: 10m
  chart:
    spec: {chart: ./charts/shop, reconcileStrategy: Revision, sourceRef: {kind: GitRepository, name: shop}}
`,
  fix: 'set reconcileStrategy to "Revision", or write "ChartVersion" out where it is meant',
  source: 'https://fluxcd.io/flux/components/source/helmcharts/#reconcile-strategy',
  kinds: [KIND.helmRelease, KIND.helmChart],
  needs: inChart('sourceRef'),
  check(subject, report, context) {
    const { chart, path } = chartSpecOf(subject);
    if (isSet(chart.reconcileStrategy) || mayBePatched(subject, context) || !followsBranch(subject, context)) {
      return;
    }
    report([...path, 'sourceRef'], `commits to the branch of GitRepository "${textAt(chart, 'sourceRef', 'name')}" are not released before the version in Chart.yaml changes`);
  },
};

/** Sure only where the GitRepository is here: one that is pinned to a tag or commit changes with its version. */
function followsBranch(subject: Subject, { inventory }: CheckContext): boolean {
  const { chart } = chartSpecOf(subject);
  const name = textAt(chart, 'sourceRef', 'name');
  if (textAt(chart, 'sourceRef', 'kind') !== 'GitRepository' || name === undefined) {
    return false;
  }
  const namespace = textAt(chart, 'sourceRef', 'namespace') ?? subject.namespace;
  const sources = inventory.find({ kindName: KIND.gitRepository, name, namespace }, subject.object);
  return sources.length > 0 && sources.every(({ manifest }) => {
    const ref = fieldsAt(manifest, 'spec', 'ref');
    return isSet(ref.branch) && ['tag', 'semver', 'name', 'commit'].every((field) => !isSet(ref[field]));
  });
}
