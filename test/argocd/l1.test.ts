import { Chart, JsonPatch, Testing } from 'cdk8s';
import * as argocd from '../../src/argocd';
import { codesOf } from '../faults-of';

function manifestOf(make: (chart: Chart) => void): any {
  const chart = Testing.chart();
  make(chart);
  return Testing.synth(chart)[0];
}

const source = { repoURL: 'oci://ghcr.io/stefanprodan/charts/podinfo', path: '.', targetRevision: '6.7.0' };

test('an Application has the field names of the CRD', () => {
  const manifest = manifestOf((chart) => new argocd.Application(chart, 'app', {
    metadata: { name: 'podinfo', namespace: 'argocd' },
    operation: { sync: { revision: '6.7.0' } },
    spec: {
      project: 'default',
      destination: { server: 'https://kubernetes.default.svc', namespace: 'podinfo' },
      sources: [{ ...source, helm: { valueFiles: ['$values/a.yaml'], skipCrds: true } }],
      ignoreDifferences: [{ group: 'apps', kind: 'Deployment', jqPathExpressions: ['.spec.replicas'] }],
      syncPolicy: { automated: { prune: true, selfHeal: true }, syncOptions: ['CreateNamespace=true'] },
    },
  }));

  expect(manifest).toEqual({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: 'podinfo', namespace: 'argocd' },
    operation: { sync: { revision: '6.7.0' } },
    spec: {
      project: 'default',
      destination: { server: 'https://kubernetes.default.svc', namespace: 'podinfo' },
      sources: [{ ...source, helm: { valueFiles: ['$values/a.yaml'], skipCrds: true } }],
      ignoreDifferences: [{ group: 'apps', kind: 'Deployment', jqPathExpressions: ['.spec.replicas'] }],
      syncPolicy: { automated: { prune: true, selfHeal: true }, syncOptions: ['CreateNamespace=true'] },
    },
  });
});

test('null in values stays, since it unsets a value of the chart', () => {
  const manifest = manifestOf((chart) => new argocd.Application(chart, 'app', {
    spec: { project: 'default', destination: {}, source: { ...source, helm: { valuesObject: { resources: { limits: null } } } } },
  }));

  expect(manifest.spec.source.helm.valuesObject).toEqual({ resources: { limits: null } });
});

test('JSON patches act on the names that are written', () => {
  const manifest = manifestOf((chart) => new argocd.Application(chart, 'app', { spec: { project: 'default', destination: {}, source } })
    .addJsonPatch(JsonPatch.replace('/spec/source/repoURL', 'https://example.com/charts')));

  expect(manifest.spec.source.repoURL).toBe('https://example.com/charts');
});

test('an ApplicationSet nests typed generators three levels deep', () => {
  const nested = { generators: [{ list: { elements: [{ env: 'dev' }] } }, { clusters: {} }] };
  const generators: argocd.ApplicationSetGenerator[] = [{ matrix: { generators: [{ matrix: nested }, { list: { elements: [{ a: 1 }] } }] } }];
  const manifest = manifestOf((chart) => new argocd.ApplicationSet(chart, 'set', {
    spec: {
      goTemplate: true,
      generators,
      strategy: { rollingSync: { steps: [{ maxUpdate: '10%' }, { maxUpdate: 2 }] } },
      syncPolicy: { applicationsSync: argocd.ApplicationSetSyncPolicyApplicationsSync.CREATE_UPDATE },
      template: { metadata: { name: '{{.env}}' }, spec: { project: 'default', destination: {}, source } },
    },
  }));

  expect(manifest.spec.generators).toEqual(generators);
  expect(manifest.spec.strategy.rollingSync.steps).toEqual([{ maxUpdate: '10%' }, { maxUpdate: 2 }]);
  expect(manifest.spec.syncPolicy).toEqual({ applicationsSync: 'create-update' });
});

test('an AppProject is synthesized', () => {
  const spec: argocd.AppProjectSpec = {
    sourceRepos: ['*'],
    roles: [{ name: 'ci', jwtTokens: [{ iat: 1535390316 }] }],
    sourceIntegrity: { git: { policies: [{ gpg: { keys: ['4AEE18F83AFDEB23'], mode: 'head' }, repos: [{ url: '*' }] }] } },
  };
  const manifest = manifestOf((chart) => new argocd.AppProject(chart, 'project', { metadata: { name: 'team-a' }, spec }));

  expect(manifest).toEqual({ apiVersion: 'argoproj.io/v1alpha1', kind: 'AppProject', metadata: { name: 'team-a' }, spec });
});

test.each([argocd.Application, argocd.ApplicationSet, argocd.AppProject])('%p names its apiVersion and kind', (kind) => {
  expect(kind.GVK).toEqual({ apiVersion: 'argoproj.io/v1alpha1', kind: kind.name });
});

test.each([undefined, null])('fails for a resource that is given %p instead of its properties', (props) => {
  expect(codesOf(() => new argocd.Application(Testing.chart(), 'x', props as never))).toEqual(['APP197']);
});
