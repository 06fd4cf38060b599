import { runCommandLine } from '../../src/cli/program';
import { Folder, manifest } from '../inventory/directory/folder';

const APP = `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: shop
  namespace: argocd
spec:
  project: default
  source: {repoURL: "https://git.example/shop", path: deploy, targetRevision: main}
  destination: {server: "https://kubernetes.default.svc", namespace: shop}
  syncPolicy:
    syncOptions:
    - CreateNamespaces=true
`;
const FINE = APP.replace('CreateNamespaces', 'CreateNamespace');
const SECRET = 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: keys\ndata:\n  token: hunter2 hunter2\n';

let folder: Folder;
const directory = process.cwd();

afterEach(() => {
  process.chdir(directory);
  Folder.removeAll();
});

function inFolder(files: Readonly<Record<string, string | Buffer>>): void {
  folder = Folder.of(files);
  process.chdir(folder.path);
}

function run(...args: string[]) {
  const written = { out: '', err: '' };
  const code = runCommandLine(['check', ...args], { out: (text) => { written.out += text; }, err: (text) => { written.err += text; }, hasColours: false });
  return { code, ...written };
}

const jsonOf = (...args: string[]) => JSON.parse(run('.', '--format', 'json', ...args).out);
const codesOf = (...args: string[]): string[] => jsonOf(...args).findings.map(({ code }: { code: string }) => code);

describe('text', () => {
  test('a finding has its place, its lines and its cure', () => {
    inFolder({ 'apps/shop.yaml': APP });
    const { code, out, err } = run('.');
    expect([code, err]).toEqual([1, '']);
    const [message] = out.match(/= "CreateNamespaces=true" is no sync option.*/)!;
    expect(out).toBe([
      'error[ARG310]: unknown sync option',
      '  --> apps/shop.yaml:12:7 Application argocd/shop spec.syncPolicy.syncOptions[0]',
      '   |',
      '11 |     syncOptions:',
      '12 |     - CreateNamespaces=true',
      '   |       ^^^^^^^^^^^^^^^^^^^^^',
      `   ${message}`,
      '   = fix: write "CreateNamespace=true"',
      '',
      '1 error in 1 file (1 object of 1 file, for Argo CD 3.5 and Flux 2.9)',
      '',
    ].join('\n'));
  });

  test('nothing found ends with 0', () => {
    inFolder({ 'a.yaml': FINE });
    expect(run('.')).toEqual({ code: 0, err: '', out: 'nothing found in 1 object of 1 file, for Argo CD 3.5 and Flux 2.9\n' });
  });

  test('the same fault at several places is said once', () => {
    inFolder(Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`${index}.yaml`, APP.replace('name: shop', `name: shop-${index}`)])));
    const { out } = run('.');
    expect(out.match(/error\[ARG310]/g)).toHaveLength(1);
    expect(out).toContain('= also: 1.yaml:12:7, 2.yaml:12:7, 3.yaml:12:7, 4.yaml:12:7, 5.yaml:12:7 and 3 more places');
    expect(out).toContain('9 errors in 9 files');
  });

  test('many faults of one code are shown in short', () => {
    inFolder({ 'a.yaml': Array.from({ length: 30 }, (_, index) => `---\n${APP.replace('CreateNamespaces', `Wrong${index}`)}`).join('') });
    const { out } = run('.');
    expect(out.match(/-->/g)).toHaveLength(5);
    expect(out).toContain('error[ARG310]: unknown sync option (25 more)\n  a.yaml:78:7 "Wrong5=true" is no sync option');
    expect(out).toContain('… and 5 more, which --format json shows');
  });

  test('colours are for terminals', () => {
    inFolder({ 'a.yaml': APP });
    let out = '';
    runCommandLine(['check', '.'], { out: (text) => { out += text; }, err: () => undefined, hasColours: true });
    expect(out).toContain('\u001b[31;1merror[ARG310]\u001b[0m');
  });

  test('nothing of a file is an order to the terminal', () => {
    inFolder({ 'a.yaml': APP.replace('CreateNamespaces=true', '"\\e]0;x\\a=true" # \u009b31m') });
    // eslint-disable-next-line no-control-regex
    expect(run('.').out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });
});

describe('secrets', () => {
  const shown = (files: Readonly<Record<string, string>>) => {
    inFolder(files);
    const { out, code } = run('.');
    expect(code).toBe(1);
    expect(out).not.toContain('hunter2');
    expect(run('.', '--format', 'json').out + run('.', '--format', 'sarif').out).not.toContain('hunter2');
    return out;
  };

  test('a value of a Secret is not shown', () => {
    expect(shown({ 'a.yaml': SECRET })).toContain('6 |   token: …\n  |   ^^^^^\n');
  });

  test.each([
    ['in JSON of one line', `${JSON.stringify({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'Wrong_name' }, stringData: { token: 'hunter2' } })}\n`],
    ['beside a wrong name', SECRET.replace('keys', 'Wrong_Name').replace(/^data/m, 'stringData')],
    ['in a file that is no YAML', `${SECRET}  other: "hunter2\n`],
    ['with a key twice', `${SECRET.replace(/^data/m, 'stringData')}  token: hunter2\n`],
    ['in a list beside something else', `apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Secret\n  metadata: {name: x}\n  stringData: {a: hunter2}\n- ${manifest('ConfigMap', 'Wrong_Name')}`],
    ['in the text of a block', 'apiVersion: v1\nkind: Secret\nmetadata: {name: x}\ndata:\n  token: |\n    hunter2 hunter2\n'],
  ])('%s', (_, text) => {
    shown({ 'a.yaml': text });
  });

  test('of a generator', () => {
    shown({ 'kustomization.yaml': 'secretGenerator:\n- {name: Wrong_Name, literals: [token=hunter2]}\n' });
  });
});

describe('for programs', () => {
  test('JSON', () => {
    inFolder({ 'apps/shop.yaml': APP });
    expect(jsonOf()).toEqual({
      version: 1,
      target: { argocd: '3.5', flux: '2.9' },
      summary: { files: 1, objects: 1, errors: 1, warnings: 0 },
      findings: [{
        code: 'ARG310',
        severity: 'error',
        title: 'unknown sync option',
        message: expect.stringContaining('is no sync option'),
        fix: 'write "CreateNamespace=true"',
        file: 'apps/shop.yaml',
        line: 12,
        column: 7,
        object: { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', namespace: 'argocd', name: 'shop' },
        field: 'spec.syncPolicy.syncOptions[0]',
      }],
    });
  });

  test('SARIF has a rule for each result, and places from the root of the work tree', () => {
    inFolder({ '.git/HEAD': '', 'my apps/shop.yaml': APP, 'b.yaml': 'apiVersion: v1\nkind: [\nmetadata: {}\n' });
    const [{ tool: { driver }, results }] = JSON.parse(run('my apps', 'b.yaml', '--format', 'sarif').out).runs;
    expect(driver.rules).toEqual(['ARG310', 'YML100'].map((id) => expect.objectContaining({
      id, shortDescription: { text: expect.any(String) }, help: { text: expect.any(String), markdown: expect.any(String) }, helpUri: expect.stringMatching(/^https:.*\/docs\/(checks|errors)\.md/),
    })));
    expect(results).toEqual([
      expect.objectContaining({ ruleId: 'YML100', ruleIndex: 1, level: 'error' }),
      expect.objectContaining({
        ruleId: 'ARG310',
        ruleIndex: 0,
        locations: [expect.objectContaining({
          physicalLocation: { artifactLocation: { uri: 'my%20apps/shop.yaml', uriBaseId: '%SRCROOT%' }, region: { startLine: 12, startColumn: 7 } },
        })],
      }),
    ]);
  });
});

describe('the configuration', () => {
  test('suppresses, lowers, ignores and chooses versions', () => {
    inFolder({ 'a.yaml': APP, 'old/b.yaml': APP });
    folder.write({ 'cdk8s-gitops.yaml': 'ignore: [old]\nseverity: {ARG310: warning}\nargocd: "3.2"\n' });
    expect(jsonOf()).toMatchObject({ target: { argocd: '3.2' }, summary: { errors: 0, warnings: 1 } });
    expect(run('.', '--errors-only').code).toBe(0);
    expect(jsonOf('--argocd', 'v3.4.1').target.argocd).toBe('3.4');
    folder.write({ 'cdk8s-gitops.yaml': 'suppress: [{code: ARG310, files: "*.yaml", reason: it is meant}]\n' });
    expect(jsonOf().findings).toMatchObject([{ code: 'ARG310', file: 'old/b.yaml' }]);
  });

  test('is found in the working directory, in the directory and at its root, or named', () => {
    inFolder({ 'repo/.git/HEAD': '', 'repo/apps/a.yaml': APP, 'repo/cdk8s-gitops.yaml': 'suppress: [{code: ARG310, files: apps, reason: r}]\n', 'other.yaml': 'severity: {ARG310: warning}\n' });
    expect(run('repo/apps').code).toBe(0);
    expect(run('repo/apps', '--config', 'other.yaml').out).toContain('warning[ARG310]');
  });

  test('a fault of a file can be suppressed as any other', () => {
    inFolder({ 'a.yaml': `${FINE}metadata: {}\n`, 'cdk8s-gitops.yaml': 'suppress: [{code: YML101, files: a.yaml, reason: r}]\n' });
    expect(codesOf()).not.toContain('YML101');
  });

  test('what nothing needs, and codes that do not exist, are findings at their lines', () => {
    inFolder({ 'a.yaml': FINE, 'cdk8s-gitops.yaml': 'suppress:\n- {code: ARG310, reason: r}\n- {code: ARG999, reason: r}\n- {code: YML101}\n' });
    expect(jsonOf().findings.map(({ code, file, line }: Record<string, unknown>) => [code, `${file}:${line}`])).toEqual([
      ['CHK101', 'cdk8s-gitops.yaml:2'], ['CHK100', 'cdk8s-gitops.yaml:3'], ['CHK102', 'cdk8s-gitops.yaml:4'],
    ]);
  });

  test('a finding about an entry of several lines stands at its code', () => {
    inFolder({ 'a.yaml': FINE, 'cdk8s-gitops.yaml': 'suppress:\n  - reason: r\n    code: ARG310\nseverity:\n  ARG999: error\n' });
    expect(jsonOf().findings.map(({ code, line, column }: Record<string, unknown>) => [code, line, column])).toEqual([['CHK101', 3, 11], ['CHK100', 5, 3]]);
    expect(run('.').out).toContain('3 |     code: ARG310\n  |           ^^^^^^\n');
  });

  test('several suppressions of one object are judged one by one', () => {
    const annotations = 'annotations: {cdk8s-gitops/suppress.ARG999: r, cdk8s-gitops/suppress.ARG310: r, cdk8s-gitops/suppress.ARG201: " "}';
    inFolder({ 'a.yaml': FINE.replace('  namespace: argocd', `  namespace: argocd\n  ${annotations}`) });
    expect(jsonOf().findings.map(({ code, message }: Record<string, unknown>) => [code, message])).toEqual([
      ['CHK100', '"ARG999" is no code of a check'], ['CHK101', 'ARG310 is suppressed (r), and nothing finds it'],
      ['CHK102', 'ARG201 is suppressed without a reason'],
    ]);
  });

  test('an annotation suppresses, too', () => {
    inFolder({ 'a.yaml': APP.replace('  namespace: argocd', '  namespace: argocd\n  annotations: {cdk8s-gitops/suppress.ARG310: meant}') });
    expect(run('.').code).toBe(0);
  });
});

test('an ApplicationSet is expanded with the world', () => {
  const set = `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: apps, namespace: argocd}
spec:
  goTemplate: true
  goTemplateOptions: ["missingkey=error"]
  generators: [{clusters: {}}]
  template:
    metadata: {name: "{{ .name }}"}
    spec:
      project: default
      source: {repoURL: "https://git.example/shop", path: deploy, targetRevision: main}
      destination: {server: "{{ .server }}", namespace: "{{ .name }}"}
`;
  inFolder({ 'a.yaml': set, 'world/world.yml': 'clusters: [{name: Dev_1, server: "https://dev.example"}]\n' });
  expect(codesOf()).toEqual([]);
  expect(codesOf('--world', 'world/world.yml')).toContain('ARG304');
  folder.write({ 'cdk8s-gitops.yaml': 'world: world/world.yml\n' });
  expect(codesOf()).toContain('ARG304');
});

test.each([
  [['none'], 'CHK113', 'none'],
  [['.', '--argocd', '9.9'], 'CHK113', '--argocd'],
  [['.', '--flux', 'new'], 'CHK113', '--flux'],
  [['.', '--config', 'none.yaml'], 'CHK110', 'none.yaml'],
  [['.', '--world', 'none.yaml'], 'EXP100', 'none.yaml'],
])('cannot run with %j', (args, code, subject) => {
  inFolder({ 'a.yaml': FINE });
  expect(run(...args)).toEqual({ code: 2, out: '', err: expect.stringContaining(`${code} ${subject}`) });
});

test('an unknown format and no path cannot run either', () => {
  expect(run('.', '--format', 'xml').code).toBe(2);
  expect(run().code).toBe(2);
});

test('a secret that a repository holds already is a warning, which the configuration may raise', () => {
  inFolder({ 'a.yaml': manifest('ConfigMap', 'settings', 'data: {DB_PASSWORD: hunter2}') });
  expect(jsonOf().findings).toMatchObject([{ code: 'SEC322', severity: 'warning' }]);
  folder.write({ 'cdk8s-gitops.yaml': 'severity: {SEC322: error}\n' });
  expect(jsonOf().findings).toMatchObject([{ code: 'SEC322', severity: 'error' }]);
});

test('what SOPS has encrypted is no plaintext, and no fault of a type', () => {
  const text = 'ENC[AES256_GCM,data:x,iv:x,tag:x,type:str]';
  const sops = 'sops:\n  unencrypted_suffix: _unencrypted\n  mac: x\n  lastmodified: "2026-01-01"\n';
  inFolder({
    'a.yaml': `apiVersion: v1\nkind: Secret\nmetadata: {name: s}\ndata:\n  token: ${text}\nstringData:\n  plain_unencrypted: kept for people\n${sops}`,
    'b.yaml': `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: r}\nspec:\n  interval: ${text}\n  chart: {spec: {chart: x, sourceRef: {kind: HelmRepository, name: x}}}\n  values: {password: "${text}"}\n${sops}`,
  });
  expect(codesOf()).toEqual([]);
});

test('a part of a work tree is checked with what the rest of it says', () => {
  const patch = 'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: x}\nspec: {interval: 1h, prune: true}\n';
  inFolder({
    '.git/HEAD': '',
    'apps/ks.yaml': 'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: x, namespace: flux-system}\nspec: {path: ./x, sourceRef: {kind: GitRepository, name: flux-system}}\n',
    'clusters/kustomization.yaml': 'resources: [../apps/ks.yaml]\npatches: [{path: patch.yaml, target: {kind: Kustomization}}]\n',
    'clusters/patch.yaml': patch,
    'clusters/wrong.yaml': `${APP}  wrong: 1\n`,
    'x/a.yaml': manifest('ConfigMap', 'a', 'data: {a: b}'),
  });
  expect(jsonOf()).toMatchObject({ summary: { objects: 3 } });
  expect(codesOf()).toContain('SCH103');
  const { out } = run('apps', '--format', 'json');
  expect(JSON.parse(out)).toMatchObject({ summary: { files: 1, objects: 1 }, findings: [] });
});

test.each([
  ['beside a finding', 'data:\n  password: hunter2hunter2\n  token: ghp_abcdefghijklmnopqrstuvwxyz0123456789\n'],
  ['on the line of another finding', 'dat: {url: "https://robot:hunter2hunter2@github.com/x/y", a: b}\n'],
  ['in the other half of a pair', 'dta:\n  - name: db.password\n    value: hunter2hunter2\n'],
  ['in a Slack webhook', 'data: {address: "https://hooks.slack.com/services/T0/B0/hunter2hunter2hunter2"}\n'],
])('no frame shows a secret %s', (_, text) => {
  inFolder({ 'a.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: Settings_}\n${text}` });

  const { out, err } = run('.');

  expect(out).toContain('KUB102');
  expect(`${out}${err}`).not.toMatch(/hunter2|abcdefghij/);
});

test('wrong arguments have a code and a cure', () => {
  expect(run('.', '--format', 'xml')).toMatchObject({ code: 2, err: expect.stringMatching(/^CLI100 arguments: .*'xml'.*\n {2}fix: see "cdk8s-gitops check --help"\n$/) });
});

const RELEASE = `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: shop}
spec:
  interval: 1h
  chart: {spec: {chart: shop, version: 1.2.3, sourceRef: {kind: HelmRepository, name: charts, namespace: flux-system}}}
`;
const REPOSITORY = `apiVersion: source.toolkit.fluxcd.io/v1
kind: HelmRepository
metadata: {name: charts, namespace: flux-system}
spec: {interval: 1h, url: "https://charts.example.com", timeout: 12345678901234567890}
`;

test.each([
  ['of the cluster of a HelmRelease', { 'a.yaml': `${RELEASE}  kubeConfig: {secretRef: {name: 12345678901234567890}}\n` }],
  ['of two sources with one name', { 'a.yaml': RELEASE, 'b/one.yaml': REPOSITORY, 'c/two.yaml': REPOSITORY }],
])('a number that is too large for JavaScript is told like any other: %s', (_, files) => {
  inFolder(files);
  expect(run('.')).toMatchObject({ code: 1, err: '' });
  expect(codesOf()).toContain('SCH105');
});
