/** Objects of one engine, made without any construct of ours: charts of registries, and a folder of a repository. */
import { ApiObject, Chart, YamlOutputType } from 'cdk8s';
import { fleet } from '../../../bench/fleet';
import { GitOpsApp } from 'cdk8s-gitops';

const app = new GitOpsApp({ yamlOutputType: YamlOutputType.FILE_PER_CHART });
for (const { name, manifests } of fleet(process.env.ENGINE === 'flux' ? 'flux' : 'argo', 5)) {
  const chart = new Chart(app, name);
  manifests.forEach((manifest, index) => new ApiObject(chart, `${name}-${index}`, manifest as never));
}
if (process.env.ENGINE === 'argocd') {
  const source = { repoURL: 'https://git.example/org/shop', path: 'deploy', targetRevision: 'main' };
  const destination = { server: 'https://kubernetes.default.svc', namespace: 'shop' };
  const metadata = { name: 'shop', namespace: 'argocd' };
  new ApiObject(new Chart(app, 'shop'), 'shop', { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata, spec: { project: 'default', source, destination } });
}
app.synth();
