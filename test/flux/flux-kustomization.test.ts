import { GitSource } from '../../src/constructs';
import { FluxAlerts } from '../../src/flux/flux-alerts';
import { FluxKustomization, FluxKustomizationProps } from '../../src/flux/flux-kustomization';
import { FluxImageTags } from '../../src/flux/image-tags';
import { KustomizationSourceReferenceKind, ProviderType } from '../../src/flux/l1/index.generated';
import { config, fluxChart, only } from '../apps';
import { codesOf } from '../faults-of';

const source = GitSource.fromUrl('https://github.com/myorg/infra', { branch: 'main' });
const make = (props: Partial<FluxKustomizationProps>, app = {}) => new FluxKustomization(fluxChart(app), 'infra', { path: 'infra', ...props });

test('the source is the repository of the output unless another is given', () => {
  const spec = (props: Partial<FluxKustomizationProps>, app = {}) => make(props, app).resource.toJson().spec;

  expect(spec({}, { repository: config }).sourceRef).toEqual({ kind: 'GitRepository', name: 'flux-system' });
  expect(spec({ source, path: './infra/' })).toMatchObject({ sourceRef: { kind: 'GitRepository', name: 'infra' }, path: './infra', prune: true });
  expect(spec({ sourceRef: { kind: KustomizationSourceReferenceKind.BUCKET, name: 'b' } }).sourceRef).toEqual({ kind: 'Bucket', name: 'b' });
});

test.each([
  ['FLX140', { wait: true, healthChecks: [{ kind: 'Deployment', name: 'a', namespace: 'b' }] }],
  ['FLX141', { substitute: { 'MY-VAR': 'x' } }],
  ['FLX142', { path: '/infra' }],
  ['FLX142', { path: '../infra' }],
  ['FLX143', { source, sourceRef: { kind: KustomizationSourceReferenceKind.BUCKET, name: 'b' } }],
  ['APP110', { name: 'Infra' }],
] as [string, Partial<FluxKustomizationProps>][])('fails with %s: %#', (code, props) => {
  expect(codesOf(() => make(props))).toEqual([code]);
});

test('fails with FLX150 on alerts that nobody would get', () => {
  expect(codesOf(() => new FluxAlerts(fluxChart(), 'slack', { type: ProviderType.SLACK }))).toEqual(['FLX150']);
});

test('alerts go to a provider', () => {
  const chart = fluxChart();
  new FluxAlerts(chart, 'slack', { type: ProviderType.SLACK, secret: 'slack-url', channel: 'ops' });

  expect(only(chart, 'Provider').spec).toEqual({ type: 'slack', channel: 'ops', secretRef: { name: 'slack-url' } });
});

test.each([
  [() => FluxImageTags.semver('newest')],
  [() => FluxImageTags.alphabetical({ pattern: '(?=x)' })],
  [() => FluxImageTags.numerical({ extract: '$ts' })],
])('fails with IMG100 on tags that cannot be ordered: %#', (call) => {
  expect(codesOf(call)).toEqual(['IMG100']);
});
