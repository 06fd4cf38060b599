import { Person, SopsFolder } from './sops-folder';

let folder: SopsFolder;

beforeEach(() => {
  folder = new SopsFolder();
});

afterEach(() => folder.remove());

test('the private key goes to a file that only its owner reads, the public one is printed', () => {
  const { code, out, err } = folder.run(['keygen', '--output', '@age.agekey']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(folder.mode('age.agekey')).toBe('600');
  expect(folder.read('age.agekey')).toMatch(new RegExp(`^# created: 2026-07-01T10:00:01Z\n# public key: ${out.trim()}\nAGE-SECRET-KEY-1[A-Z0-9]+\n$`));
  folder.rule([{ recipient: out.trim() } as Person]).write('a.enc.yaml', 'a: 1\n').run(['encrypt', '-i', '@a.enc.yaml']);
  expect(folder.run(['decrypt', '@a.enc.yaml'], undefined, { env: { SOPS_AGE_KEY_FILE: folder.at('age.agekey') } }).out).toBe('a: 1\n');
});

test('CLI112: a key that is there already is never overwritten', () => {
  folder.write('age.agekey', 'mine');
  expect(folder.run(['keygen', '--output', '@age.agekey'])).toMatchObject({ code: 2, out: '', err: expect.stringContaining('CLI112') });
  expect(folder.read('age.agekey')).toBe('mine');
});

test('without a file there is no key', () => {
  expect(folder.run(['keygen'])).toMatchObject({ code: 2, out: '', err: expect.stringContaining('--output') });
});
