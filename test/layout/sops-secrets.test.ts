import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'cdk8s';
import { SHOP_CHART } from '../../src/checks/chart-values/example-chart';
import { ChartSource, HelmApp, HelmValues, SopsValues } from '../../src/constructs';
import { DEFAULT_RULE, encryptSopsFile, parseIdentities } from '../../src/sops';
import { generateX25519Identity } from '../../src/sops/age/x25519';
import { fluxChart, temporaryDirectory } from '../apps';
import { errorOf } from '../faults-of';

const identity = generateX25519Identity();
const { recipient } = parseIdentities(identity, 'test').keys[0] as { readonly recipient: string };

afterEach(() => {
  delete process.env.SOPS_AGE_KEY;
  delete process.env.SOPS_AGE_KEY_FILE;
});

/** An app whose release takes values from a SOPS file, and other values beside it. */
function appWith(secret: string, inline: Record<string, unknown>, mend: (text: string) => string = (text) => text) {
  const root = temporaryDirectory();
  const chart = join(root, 'charts/shop');
  mkdirSync(chart, { recursive: true });
  Object.entries({ ...SHOP_CHART, 'values.yaml': '' }).forEach(([path, text]) => writeFileSync(join(chart, path), text));
  const encrypted = encryptSopsFile(Buffer.from(secret), 'prod.enc.yaml', {
    groups: [[{ type: 'age', id: recipient }]], rule: DEFAULT_RULE, macOnlyEncrypted: false, shamirThreshold: 0,
  }, new Date('2026-01-01'));
  writeFileSync(join(root, 'prod.enc.yaml'), mend(encrypted.toString('utf8')));
  const apps = fluxChart({ root });
  new HelmApp(apps, 'shop', {
    chart: ChartSource.fromOci('oci://ghcr.io/myorg/charts/shop', '2.3.1', { copy: 'charts/shop' }),
    namespace: 'shop',
    values: [HelmValues.inline(inline), SopsValues.fromFile(apps, 'shop-secrets', 'prod.enc.yaml')],
  });
  return () => (apps.node.root as App).synth();
}

test('without a key, nothing of a SOPS file is known, and nothing is asked', () => {
  expect(appWith('replicaCount: two\n', {})).not.toThrow();
});

test('with a key, the decrypted values are held against the schema of the chart, and never told', () => {
  process.env.SOPS_AGE_KEY = identity;

  const { diagnostics, message } = errorOf(appWith('replicaCount: hunter-two\n', {}));

  expect(diagnostics.map((one) => `${one.code} ${one.message}`)).toEqual([
    'CHV120 "replicaCount" of chart "shop" is of type string, not integer, set by "prod.enc.yaml"',
  ]);
  expect(message).not.toContain('hunter-two');
});

test('with a key, a secret that is written out elsewhere is found', () => {
  process.env.SOPS_AGE_KEY = identity;

  const { diagnostics, message } = errorOf(appWith('auth:\n  token: correct-horse-battery\n', { note: 'correct-horse-battery' }));

  expect(diagnostics).toMatchObject([{ code: 'SEC320', message: '"note" holds a value of "prod.enc.yaml" in the clear' }]);
  expect(message).not.toContain('correct-horse');
});

test('with a key, a file that was tampered with is an error', () => {
  process.env.SOPS_AGE_KEY = identity;
  const move = (text: string) => text.replace(/^( {4}token: )(.*)\n( {4}user: )(.*)$/m, '$1$4\n$3$2');

  expect(errorOf(appWith('auth:\n    token: correct-horse\n    user: someone-else\n', {}, move)).diagnostics[0].code).toMatch(/^SEC20[3-6]$/);
});

test.each([['a file that is not there', 'none.txt'], ['a directory', '.']])('fails for a key file that is %s', (_, path) => {
  process.env.SOPS_AGE_KEY_FILE = join(temporaryDirectory(), path);

  const { diagnostics } = errorOf(appWith('replicaCount: two\n', {}));

  expect(diagnostics).toMatchObject([{ code: 'SEC208', subject: 'SOPS_AGE_KEY_FILE', message: expect.stringContaining(process.env.SOPS_AGE_KEY_FILE) }]);
});

test('a key file is not asked for where there is no SOPS file', () => {
  process.env.SOPS_AGE_KEY_FILE = '/none';
  expect(() => (fluxChart().node.root as App).synth()).not.toThrow();
});

test('a key for other files opens nothing, and is no fault', () => {
  process.env.SOPS_AGE_KEY = generateX25519Identity();
  expect(appWith('replicaCount: two\n', {})).not.toThrow();
});
