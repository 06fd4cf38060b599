import { Person, SopsFolder } from './sops-folder';

const [alice, bob] = [new Person(), new Person()];
const PLAIN = 'database:\n    password: hunter2\n';

let folder: SopsFolder;

beforeEach(() => {
  folder = new SopsFolder().rule([alice]).write('prod.enc.yaml', PLAIN);
  folder.run(['encrypt', '-i', '@prod.enc.yaml']);
});

afterEach(() => folder.remove());

test('plaintext goes to standard output, and to no file', () => {
  expect(folder.run(['decrypt', '@prod.enc.yaml'], alice)).toEqual({ code: 0, out: PLAIN, err: '' });
  expect(folder.names()).toEqual(['.sops.yaml', 'prod.enc.yaml']);
});

test('a file that the user names can be read by its owner alone, whatever it was before', () => {
  folder.write('old.yaml', 'x: y\n', 0o666);
  for (const name of ['old.yaml', 'new.yaml']) {
    expect(folder.run(['decrypt', '@prod.enc.yaml', '--output', `@${name}`], alice).code).toBe(0);
    expect([folder.read(name), folder.mode(name)]).toEqual([PLAIN, '600']);
  }
});

test('in place is possible where the user says so, for the owner alone', () => {
  expect(folder.run(['decrypt', '-i', '@prod.enc.yaml'], alice).code).toBe(0);
  expect([folder.read('prod.enc.yaml'), folder.mode('prod.enc.yaml')]).toEqual([PLAIN, '600']);
});

test('another type is written where the user asks for one', () => {
  expect(folder.run(['decrypt', '@prod.enc.yaml', '--output-type', 'json'], alice).out).toBe('{\n\t"database": {\n\t\t"password": "hunter2"\n\t}\n}\n');
});

test('standard input is decrypted under the name that is given', () => {
  const readInput = () => Buffer.from(folder.read('prod.enc.yaml'));
  expect(folder.run(['decrypt', '-', '--filename-override', 'x.yaml'], alice, { readInput }).out).toBe(PLAIN);
});

test.each<[string, string, () => string[], Person | undefined]>([
  ['SEC201', 'no key', () => ['@prod.enc.yaml'], undefined],
  ['SEC201', 'the key of somebody else', () => ['@prod.enc.yaml'], bob],
  ['SEC101', 'a plain file', () => ['@.sops.yaml'], alice],
  ['SEC206', 'a file that was changed by hand', () => (folder.write('prod.enc.yaml', folder.read('prod.enc.yaml').replace('database:', 'more_unencrypted: x\ndatabase:')), ['@prod.enc.yaml']), alice],
  ['SEC102', 'a type that cannot hold it', () => ['@prod.enc.yaml', '--output-type', 'dotenv'], alice],
  ['CLI114', 'an output that is the file itself', () => ['@prod.enc.yaml', '--output', '@prod.enc.yaml'], alice],
  ['CLI114', 'an output that is another encrypted file', () => (folder.write('other.yaml', folder.read('prod.enc.yaml')), ['@prod.enc.yaml', '--output', '@other.yaml']), alice],
])('%s: %s ends with 2 and prints no plaintext', (code, _, args, who) => {
  const result = folder.run(['decrypt', ...args()], who);
  expect(result).toMatchObject({ code: 2, out: '', err: expect.stringContaining(`${code} `) });
  expect(result.err).not.toMatch(/hunter2|\n\s+at /);
});
