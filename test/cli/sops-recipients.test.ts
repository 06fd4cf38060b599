import { Person, SopsFolder } from './sops-folder';

const [alice, bob] = [new Person(), new Person()];
let folder: SopsFolder;

beforeEach(() => {
  folder = new SopsFolder().rule([alice]).write('a.enc.yaml', 'a: 1\n').write('plain.yaml', 'a: 1\n');
  folder.run(['encrypt', '-i', '@a.enc.yaml']);
});

afterEach(() => folder.remove());

test('who can read a file, without any key', () => {
  expect(folder.run(['recipients', '@'])).toEqual({ code: 0, out: `${folder.at('a.enc.yaml')}\n  = age ${alice.recipient}\n`, err: '' });
});

test('who is to read it and cannot, and who can and is not to, is a finding', () => {
  expect(folder.rule([bob]).run(['recipients', '@a.enc.yaml'])).toEqual({
    code: 1, err: '', out: `${folder.at('a.enc.yaml')}\n  - age ${alice.recipient}\n  + age ${bob.recipient}\n`,
  });
});

test('the same as JSON', () => {
  const { code, out } = folder.rule([alice, bob]).run(['recipients', '@', '--format', 'json']);
  expect(code).toBe(1);
  expect(JSON.parse(out)).toEqual([{
    path: folder.at('a.enc.yaml'),
    configPath: folder.at('.sops.yaml'),
    shamirThreshold: 0,
    groups: [[{ type: 'age', id: alice.recipient }]],
    missing: [{ type: 'age', id: bob.recipient }],
    extra: [],
  }]);
});

test('a file that no rule is for says so, and is no finding', () => {
  folder.rule([bob], { path_regex: 'other' });
  expect(folder.run(['recipients', '@a.enc.yaml'])).toMatchObject({ code: 0, out: expect.stringContaining('(no creation rule)') });
});

test('key groups are told apart', () => {
  folder.write('.sops.yaml', JSON.stringify({ creation_rules: [{ shamir_threshold: 2, key_groups: [{ age: [alice.recipient] }, { age: [bob.recipient] }, { age: [alice.recipient] }] }] }));
  const { out } = folder.write('g.yaml', 'a: 1\n').run(['encrypt', '@g.yaml']);
  expect(folder.write('g.yaml', out).run(['recipients', '@g.yaml'])).toMatchObject({ code: 0, out: expect.stringMatching(/2 of 3 key groups[^]*group 1\n[^]*group 2\n[^]*group 3\n/) });
});

test.each<[string, string]>([['SEC101', '@plain.yaml'], ['CLI111', '@none']])('%s: %s cannot be listed', (code, path) => {
  expect(folder.run(['recipients', path])).toMatchObject({ code: 2, out: '', err: expect.stringContaining(`${code} `) });
});
