import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'cdk8s';
import { Checks, CheckSeverity } from '../../src/checks';
import { HelmApp, HelmValues, SopsSecret, SopsValues } from '../../src/constructs';
import { checkerOf } from '../../src/layout/check-objects';
import { DEFAULT_RULE, generateX25519Identity } from '../../src/sops';
import { fluxChart, temporaryDirectory, web, written } from '../apps';
import { faultsOf } from '../faults-of';
import { identity, recipient, recipientOf, secretManifest, writeSecret } from '../sops-manifests';

const bob = recipientOf(generateX25519Identity());
const carol = recipientOf(generateX25519Identity());

/** An app with encrypted values and an encrypted Secret, below that `.sops.yaml`. */
function chartBelow(rules: string | undefined, recipients: readonly string[] = [recipient]) {
  const root = temporaryDirectory();
  mkdirSync(join(root, 'secrets'));
  if (rules !== undefined) {
    writeFileSync(join(root, '.sops.yaml'), rules);
  }
  writeSecret(root, 'secrets/values.enc.yaml', 'password: hunter2\n', DEFAULT_RULE, recipients);
  writeSecret(root, 'secrets/db.sops.yaml', secretManifest(), undefined, recipients);
  const chart = fluxChart({ root });
  new HelmApp(chart, 'web', { chart: web, namespace: 'shop', values: [SopsValues.fromFile(chart, 'web-secrets', 'secrets/values.enc.yaml')] });
  new SopsSecret(chart, 'db', { file: 'secrets/db.sops.yaml' });
  return chart;
}

function rulesFor(...names: readonly string[]): string {
  return `creation_rules:
  - path_regex: ^secrets/.*\\.sops\\.yaml$
    encrypted_regex: ^(data|stringData)$
    age: ${names.join(',')}
  - path_regex: ^secrets/
    age: ${names.join(',')}
`;
}

/** `code subject: message` of what a synth would say. */
function said(chart: ReturnType<typeof chartBelow>): string[] {
  const { findings, faults } = checkerOf(chart.node.root as App).result();
  return [
    ...findings.map(({ code, severity, object, message }) => `${severity} ${code} ${object.origin.subject}: ${message}`),
    ...faults.map(({ code, severity, subject, message }) => `${severity} ${code} ${subject}: ${message}`),
  ];
}

test('a file for those whom .sops.yaml names is right, and so is one that no .sops.yaml is for', () => {
  expect(said(chartBelow(rulesFor(recipient)))).toEqual([]);
  expect(said(chartBelow(undefined))).toEqual([]);
  expect(said(chartBelow('creation_rules:\n  - path_regex: ^other/\n    age: age1x\n'))).toEqual([]);
});

test('a member who cannot read yet, and one who still can, are warnings of whoever uses the file', () => {
  expect(said(chartBelow(rulesFor(recipient, bob), [recipient, carol])).sort()).toEqual([
    `warning SEC330 apps/db: "secrets/db.sops.yaml" is not encrypted for "${bob}", whom .sops.yaml names`,
    `warning SEC330 apps/web-secrets: "secrets/values.enc.yaml" is not encrypted for "${bob}", whom .sops.yaml names`,
    `warning SEC331 apps/db: "secrets/db.sops.yaml" is still encrypted for "${carol}", whom .sops.yaml does not name`,
    `warning SEC331 apps/web-secrets: "secrets/values.enc.yaml" is still encrypted for "${carol}", whom .sops.yaml does not name`,
  ]);
});

test('a rule that wants other values encrypted is a warning', () => {
  expect(said(chartBelow(`creation_rules:\n  - encrypted_regex: ^(data|stringData)$\n    age: ${recipient}\n`))).toEqual([
    'warning SEC332 apps/web-secrets: "secrets/values.enc.yaml" is encrypted by the rule unencrypted_suffix "_unencrypted", while .sops.yaml wants encrypted_regex "^(data|stringData)$"',
  ]);
});

test('a finding can be suppressed with a reason, and made an error', () => {
  const chart = chartBelow(rulesFor(recipient, bob));
  Checks.of(chart.node.findChild('db')).suppress('SEC330', 'bob joins on Monday');
  Checks.of(chart).severity('SEC330', CheckSeverity.ERROR);

  expect(faultsOf(() => written(chart))).toMatchObject([{
    code: 'SEC330', subject: 'apps/web-secrets', fix: 'run "sops updatekeys secrets/values.enc.yaml"',
  }]);
});

test('the .sops.yaml nearest above the file counts', () => {
  const chart = chartBelow(rulesFor(bob));
  const app = chart.node.root as App;
  writeFileSync(join(app.outdir, '../secrets/.sops.yaml'), `creation_rules:\n  - path_regex: \\.sops\\.\n    encrypted_regex: ^(data|stringData)$\n    age: ${recipient}\n  - age: ${recipient}\n`);
  expect(said(chart)).toEqual([]);
});

test('a .sops.yaml that cannot be read is told once, and stops nothing', () => {
  const chart = chartBelow('creation_rules: {a: b}\n');
  expect(said(chart)).toEqual([expect.stringMatching(/^warning SEC211 .*\.sops\.yaml: "creation_rules" is not a list$/)]);
});

describe('with a key', () => {
  beforeEach(() => {
    process.env.SOPS_AGE_KEY = identity;
  });
  afterEach(() => {
    delete process.env.SOPS_AGE_KEY;
  });

  test.each([
    ['stringData', 'stringData:\n  password: correct-horse-battery\n'],
    ['data', `data:\n  password: ${Buffer.from('correct-horse-battery').toString('base64')}\n`],
  ])('a value of %s that is written out elsewhere is found', (_, data) => {
    const root = temporaryDirectory();
    writeSecret(root, 'db.sops.yaml', secretManifest('db', 'shop', data));
    const chart = fluxChart({ root });
    new SopsSecret(chart, 'db', { file: 'db.sops.yaml' });
    new HelmApp(chart, 'web', { chart: web, namespace: 'shop', values: [HelmValues.inline({ note: 'correct-horse-battery' })] });

    expect(faultsOf(() => written(chart))).toMatchObject([{ code: 'SEC320', message: '"note" holds a value of "db.sops.yaml" in the clear' }]);
  });
});
