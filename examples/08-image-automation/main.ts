// Flux looks for new tags and commits them. A robot that edits YAML and a program that writes it would undo each
// other's work; so the tags stand in image-pins.yaml, which the robot edits and this program reads.
import { ChartSource, FluxCd, FluxImageAutomation, FluxImageTags, GitOpsApp, GitOpsChart, GitSource, HelmApp, HelmValues, RootApp } from 'cdk8s-gitops';

const repository = GitSource.fromUrl('https://github.com/myorg/config', { branch: 'main', secret: 'config-write' });
const app = new GitOpsApp({ delivery: new FluxCd(), repository, root: __dirname });
const apps = new GitOpsChart(app, 'apps');

new RootApp(apps, 'root');
const images = new FluxImageAutomation(apps, 'images', {
  messageTemplate: '{{ range .Changed.Changes }}{{ .OldValue }} -> {{ .NewValue }}\n{{ end }}',
});
const podinfo = images.track('podinfo', {
  image: 'ghcr.io/stefanprodan/podinfo',
  tags: FluxImageTags.semver('>=6.0.0 <7.0.0'),
  initialTag: '6.9.2',
});
const worker = images.track('worker', {
  image: 'ghcr.io/myorg/worker',
  tags: FluxImageTags.numerical({ pattern: '^main-[a-f0-9]+-(?P<ts>[0-9]+)$', extract: '$ts' }),
  initialTag: 'main-0000000-1',
});
const nightly = images.track('nightly', {
  image: 'ghcr.io/myorg/nightly',
  tags: FluxImageTags.alphabetical({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' }),
  initialTag: '2026-01-01',
});

new HelmApp(apps, 'podinfo', {
  chart: ChartSource.fromOci('oci://ghcr.io/stefanprodan/charts/podinfo', '6.9.2'),
  namespace: 'podinfo',
  values: [HelmValues.inline({ image: { repository: podinfo.repository, tag: podinfo.tag } })],
});
new HelmApp(apps, 'jobs', {
  chart: ChartSource.fromOci('oci://ghcr.io/myorg/charts/jobs', '2.0.0'),
  namespace: 'jobs',
  values: [HelmValues.inline({ worker: { image: worker.reference }, nightly: { image: nightly.reference } })],
});

app.synth();
