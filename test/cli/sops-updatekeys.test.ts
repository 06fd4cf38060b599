import { newLines, Person, SopsFolder } from './sops-folder';

const [alice, bob] = [new Person(), new Person()];

let folder: SopsFolder;

beforeEach(() => {
  folder = new SopsFolder().rule([alice]).write('a.enc.yaml', 'a: 1\n').write('more/b.enc.json', '{"b": 2}');
  folder.run(['encrypt', '-i', '@a.enc.yaml']);
  folder.run(['encrypt', '-i', '@more/b.enc.json']);
});

afterEach(() => folder.remove());

test('nothing to do is said, needs no key, and is no finding', () => {
  expect(folder.run(['updatekeys', '@'])).toEqual({ code: 0, out: '', err: '2 encrypted files: nothing to change\n' });
});

test('the plan is shown and nothing is written where nobody agrees', () => {
  folder.rule([alice, bob]);
  const before = folder.read('a.enc.yaml');
  const { code, out } = folder.run(['updatekeys', '@'], alice);
  expect(code).toBe(1);
  expect(out).toBe(`${folder.at('a.enc.yaml')}\n  + age ${bob.recipient}\n${folder.at('more/b.enc.json')}\n  + age ${bob.recipient}\n`);
  expect(folder.read('a.enc.yaml')).toBe(before);
});

test.each<[string, readonly string[], readonly string[]]>([['--yes', ['--yes'], []], ['an answer', [], ['y']]])('%s adds a member; values and MAC stay', (_, flags, answers) => {
  const before = folder.read('a.enc.yaml');
  expect(folder.rule([alice, bob]).run(['updatekeys', ...flags, '@'], alice, { answers }).code).toBe(0);
  expect(folder.run(['decrypt', '@a.enc.yaml'], bob).out).toBe('a: 1\n');
  expect(folder.run(['decrypt', '@more/b.enc.json'], bob).code).toBe(0);
  expect(newLines(before, folder.read('a.enc.yaml')).filter((line) => /^(a|mac|lastmodified):/.test(line))).toEqual([]);
});

test('an answer that is no yes changes nothing', () => {
  folder.rule([alice, bob]);
  expect(folder.run(['updatekeys', '@'], alice, { answers: [''] }).code).toBe(1);
  expect(folder.questions).toEqual(['change these 2 files? [y/N] ']);
});

test('who is removed cannot decrypt any more, and the command says what is left to do', () => {
  const { code, out, err } = folder.rule([bob]).run(['updatekeys', '-y', '@a.enc.yaml'], alice);
  expect({ code, out }).toEqual({ code: 0, out: `${folder.at('a.enc.yaml')}\n  + age ${bob.recipient}\n  - age ${alice.recipient}\n` });
  expect(err).toContain('sops rotate --in-place');
  expect(folder.run(['decrypt', '@a.enc.yaml'], alice)).toMatchObject({ code: 2, err: expect.stringContaining('SEC201') });
});

test('key groups and their threshold come from .sops.yaml', () => {
  folder.write('.sops.yaml', JSON.stringify({ creation_rules: [{ shamir_threshold: 2, key_groups: [{ age: [alice.recipient] }, { age: [bob.recipient] }] }] }));
  expect(folder.run(['updatekeys', '-y', '@a.enc.yaml'], alice).code).toBe(0);
  expect(folder.run(['decrypt', '@a.enc.yaml'], alice)).toMatchObject({ code: 2, err: expect.stringContaining('1 of 2') });
  const both = { SOPS_AGE_KEY: `${alice.secret}\n${bob.secret}` };
  expect(folder.run(['decrypt', '@a.enc.yaml'], undefined, { env: both }).code).toBe(0);
});

test('no file is changed where one of them cannot be opened', () => {
  folder.write('c.enc.yaml', 'c: 3\n').run(['encrypt', '-i', '@c.enc.yaml', '--age', bob.recipient]);
  const before = folder.read('a.enc.yaml');
  expect(folder.rule([alice, bob]).run(['updatekeys', '-y', '@'], alice)).toMatchObject({ code: 2, err: expect.stringMatching(/SEC201 .*c\.enc\.yaml/) });
  expect(folder.read('a.enc.yaml')).toBe(before);
});
