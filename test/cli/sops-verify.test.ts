import { Person, SopsFolder } from './sops-folder';

const [alice, bob] = [new Person(), new Person()];
let folder: SopsFolder;

beforeEach(() => {
  folder = new SopsFolder().rule([alice]);
  for (const [name, text] of [['a.enc.yaml', 'a: 1\nb_unencrypted: 2\n'], ['deep/b.enc.json', '{"b": 2}'], ['c.enc.env', 'C=3\n'], ['d.enc.ini', '[d]\nd=4\n'], ['e.enc.bin', 'token']]) {
    folder.write(name, text).run(['encrypt', '-i', `@${name}`]);
  }
});

afterEach(() => folder.remove());

const change = (name: string, from: string | RegExp, to: string) => folder.write(name, folder.read(name).replace(from, to));
const verify = (who?: Person) => folder.run(['verify', '@'], who);

test('a clean directory, without a key and with one', () => {
  expect(verify()).toEqual({ code: 0, out: '', err: '5 encrypted files of 6; no key: no MAC checked\n' });
  expect(verify(alice)).toEqual({ code: 0, out: '', err: '5 encrypted files of 6; MAC checked in all\n' });
  expect(verify(bob).err).toContain('no MAC checked');
});

test('files of others are counted and passed over', () => {
  folder.write('README.md', 'A value looks like `ENC[AES256_GCM,data:…]`.').write('chart/templates/x.yaml', '{{ if .Values.x }}\nENC[AES256_GCM,\n{{ end }}')
    .write('node_modules/x.enc.yaml', 'a: 1\n').write('config-map.yaml', `apiVersion: v1\nkind: ConfigMap\ndata:\n  x: |\n    ${folder.read('a.enc.yaml').replace(/\n/g, '\n    ')}`);
  expect(verify()).toEqual({ code: 0, out: '', err: '5 encrypted files of 9; no key: no MAC checked\n' });
});

test.each<[string, string, () => unknown, Person | undefined]>([
  ['SEC107', 'a value in the clear', () => change('a.enc.yaml', /^a: .*/m, 'a: 1'), undefined],
  ['SEC104', 'damaged metadata', () => change('a.enc.yaml', /lastmodified: .*/, 'lastmodified: soon'), undefined],
  ['SEC101', 'ciphertext without metadata', () => change('a.enc.yaml', /^sops:[^]*/m, ''), undefined],
  ['SEC102', 'an encrypted file with a conflict of Git in it', () => change('a.enc.yaml', /^/, '<<<<<<< HEAD\n'), undefined],
  ['SEC102', 'what is nested too deep', () => change('a.enc.yaml', /^/, `x: ${'['.repeat(20_000)}${']'.repeat(20_000)}\n`), undefined],
  ['SEC213', 'a member of .sops.yaml who cannot read it', () => folder.rule([alice, bob]), undefined],
  ['SEC214', 'somebody who still can', () => folder.rule([bob]), undefined],
  ['SEC215', 'another rule', () => folder.rule([alice], { encrypted_regex: 'x' }), undefined],
  ['SEC203', 'a damaged value, with a key', () => change('a.enc.yaml', /(a: ENC\S+tag:)[^,]+/, '$1AAAAAAAAAAAAAAAAAAAAAA=='), alice],
  ['SEC206', 'a value that the MAC covers and the rule does not, with a key', () => change('a.enc.yaml', 'b_unencrypted', 'x_unencrypted: 1\nb_unencrypted'), alice],
])('%s: %s is a finding', (code, _, break_, who) => {
  break_();
  expect(verify(who)).toMatchObject({ code: 1, out: expect.stringContaining(`${code} ${folder.path}`) });
});

test.each<[string, string, string]>([
  ['what its rule would encrypt', 'f.enc.yaml', 'password: hunter2\n'],
  ['a Secret', 'f.enc.yaml', 'apiVersion: v1\nkind: Secret\nstringData: {password: hunter2}\n'],
  ['any file', 'f.enc.key', 'hunter2'],
])('SEC101: a file that .sops.yaml wants encrypted, with %s, is a finding', (_, name, text) => {
  const { code, out } = folder.write(name, text).run(['verify', '@']);
  expect({ code, out }).toEqual({ code: 1, out: expect.stringContaining(`SEC101 ${folder.at(name)}: not encrypted, although`) });
  expect(out).not.toContain('hunter2');
});

test.each<[string, string, string, Readonly<Record<string, unknown>>]>([
  ['nothing that the rule would encrypt', 'f.enc.yaml', 'a: x\n', { encrypted_regex: '^data$' }],
  ['a ConfigMap', 'f.enc.yaml', 'apiVersion: v1\nkind: ConfigMap\ndata: {a: x}\n', {}],
  ['a kustomization', 'kustomization.yaml', 'resources: [a.yaml]\n', { path_regex: '.*' }],
  ['a template', 'f.enc.yaml', '{{ if }}\n', {}],
  ['a rule for every path', 'f.yaml', 'a: x\n', { path_regex: '' }],
])('a plain file with %s is none', (_, name, text, rule) => {
  for (const file of ['a.enc.yaml', 'deep/b.enc.json', 'c.enc.env', 'd.enc.ini', 'e.enc.bin']) {
    folder.write(file, '');
  }
  expect(folder.rule([alice], rule).write(name, text).run(['verify', '@'])).toMatchObject({ code: 0, out: '' });
});

test('a file that is named has to be encrypted', () => {
  expect(folder.write('x.yaml', 'a: 1\n').run(['verify', '@x.yaml'])).toMatchObject({ code: 1, out: expect.stringContaining('SEC101') });
});

test('a note is no finding', () => {
  folder.write('n.enc.yaml', 'a:\n  # secret\n  - x\n').run(['encrypt', '-i', '@n.enc.yaml']);
  expect(folder.run(['verify', '@n.enc.yaml'])).toMatchObject({ code: 0, out: '', err: expect.stringMatching(/^note: SEC114/) });
});

test('JSON has every file, finding and note', () => {
  folder.rule([bob]);
  const { code, out } = folder.run(['verify', '@a.enc.yaml', '--format', 'json'], alice);
  expect(code).toBe(1);
  expect(JSON.parse(out)).toEqual({
    files: [{ path: folder.at('a.enc.yaml'), format: 'yaml', mac: 'checked' }],
    findings: [expect.objectContaining({ code: 'SEC213' }), expect.objectContaining({ code: 'SEC214', fix: expect.any(String) })],
    notes: [],
  });
});

test.each<[string, () => readonly string[]]>([
  ['CLI111', () => ['@none']],
  ['SEC211', () => (folder.write('.sops.yaml', 'creation_rules: x'), ['@'])],
  ['CLI111', () => ['@', '--config', '@none']],
])('%s: what cannot be read ends with 2', (code, args) => {
  expect(folder.run(['verify', ...args()])).toMatchObject({ code: 2, out: '', err: expect.stringContaining(`${code} `) });
});
