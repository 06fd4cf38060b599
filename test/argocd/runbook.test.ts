import { Environment, EnvironmentGenerator, EnvironmentSet, HelmApp } from '../../src/constructs';
import { argoChart, web, written } from '../apps';

test('the run book has the commands of every app, and says which are known in the cluster only', () => {
  const chart = argoChart({ runbook: true }, { namespace: 'gitops' });
  new HelmApp(chart, 'web', { chart: web, namespace: 'shop', releaseName: 'web-1' });
  new EnvironmentSet(chart, 'api', { chart: web, environments: [Environment.named('dev'), Environment.named('prod')] });
  new EnvironmentSet(chart, 'mon', { chart: web, environments: [Environment.forEach('all', EnvironmentGenerator.clusters())] });
  const text = written(chart)['RUNBOOK.md'];

  expect([...text.matchAll(/^## (.*)$/gm)].map(([, title]) => title)).toEqual(['web', 'api-dev', 'api-prod', 'Environments that are found']);
  expect(text).toContain('argocd app sync api-prod --prune');
  expect(text).toContain('argocd appset get gitops/mon\n');
  expect(text).toContain('kubectl get deployment -n shop -l app.kubernetes.io/instance=web-1 --show-managed-fields -o yaml\n');
  expect(text).not.toMatch(/@\{|undefined/);
});
