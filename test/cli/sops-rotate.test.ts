import { newLines, Person, SopsFolder } from './sops-folder';

const [alice, bob] = [new Person(), new Person()];
let folder: SopsFolder;

beforeEach(() => {
  folder = new SopsFolder().rule([alice, bob]).write('a.enc.yaml', 'a: 1\nb: x\n', 0o640).write('b.enc.env', 'B=2\n');
  folder.run(['encrypt', '-i', '@a.enc.yaml']);
  folder.run(['encrypt', '-i', '@b.enc.env']);
});

afterEach(() => folder.remove());

test('every value has a new ciphertext, the recipients are the same', () => {
  const before = folder.read('a.enc.yaml');
  const { code, out } = folder.run(['rotate', '@a.enc.yaml'], bob);
  expect(code).toBe(0);
  expect(newLines(before, out)).toEqual(expect.arrayContaining(['a: …', 'b: …', 'mac: …']));
  expect(out).toMatch(new RegExp(`${alice.recipient}[^]*${bob.recipient}`));
  expect(folder.read('a.enc.yaml')).toBe(before);
});

test('several files in place, with their permissions', () => {
  expect(folder.run(['rotate', '-i', '@a.enc.yaml', '@b.enc.env'], alice).code).toBe(0);
  expect([folder.run(['decrypt', '@a.enc.yaml'], bob).out, folder.run(['decrypt', '@b.enc.env'], bob).out]).toEqual(['a: 1\nb: x\n', 'B=2\n']);
  expect(folder.mode('a.enc.yaml')).toBe('640');
});

test('--rm-age shuts somebody out, and --add-age lets somebody in', () => {
  const carol = new Person();
  folder.run(['rotate', '-i', '--rm-age', bob.recipient, '--add-age', `${carol.recipient},${alice.recipient}`, '@a.enc.yaml'], alice);
  expect(folder.read('a.enc.yaml').match(/age1\w+/g)).toEqual([alice.recipient, carol.recipient]);
  expect(folder.run(['decrypt', '@a.enc.yaml'], carol).code).toBe(0);
  expect(folder.run(['decrypt', '@a.enc.yaml'], bob)).toMatchObject({ code: 2, err: expect.stringContaining('SEC201') });
});

test.each<[string, string, readonly string[]]>([
  ['CLI110', 'several files without a place', ['@a.enc.yaml', '@b.enc.env']],
  ['SEC209', 'nobody left', ['-i', '@a.enc.yaml', '--rm-age', `${alice.recipient},${bob.recipient}`]],
  ['SEC209', 'somebody who is no recipient', ['-i', '@a.enc.yaml', '--rm-age', 'age1nobody']],
  ['SEC101', 'a plain file behind an encrypted one', ['-i', '@a.enc.yaml', '@.sops.yaml']],
])('%s: %s changes no file', (code, _, args) => {
  const before = folder.read('a.enc.yaml');
  expect(folder.run(['rotate', ...args], alice)).toMatchObject({ code: 2, out: '', err: expect.stringContaining(`${code} `) });
  expect(folder.read('a.enc.yaml')).toBe(before);
});
