/** Objects of one engine, made without any construct of ours. */
import { ApiObject, Chart, YamlOutputType } from 'cdk8s';
import { fleet } from '../../../bench/fleet';
import { GitOpsApp } from 'cdk8s-gitops';

const app = new GitOpsApp({ yamlOutputType: YamlOutputType.FILE_PER_CHART });
for (const { name, manifests } of fleet(process.env.ENGINE === 'flux' ? 'flux' : 'argo', 5)) {
  const chart = new Chart(app, name);
  manifests.forEach((manifest, index) => new ApiObject(chart, `${name}-${index}`, manifest as never));
}
app.synth();
