import { Person, SopsFolder } from './sops-folder';
import { identityFile } from '../sops/fixture';

const alice = new Person();
let folder: SopsFolder;

beforeEach(() => {
  folder = new SopsFolder().rule([alice]).write('a.enc.yaml', 'a: 1\n').write('keys.txt', `# mine\n${alice.secret}\n`);
  folder.run(['encrypt', '-i', '@a.enc.yaml']);
});

afterEach(() => folder.remove());

const decrypt = (env: Readonly<Record<string, string>>, more: object = {}) => folder.run(['decrypt', '@a.enc.yaml'], undefined, { ...more, env });

test.each<[string, () => Readonly<Record<string, string>>]>([
  ['SOPS_AGE_KEY', () => ({ SOPS_AGE_KEY: alice.secret })],
  ['SOPS_AGE_KEY_FILE', () => ({ SOPS_AGE_KEY_FILE: folder.at('keys.txt') })],
  ['SOPS_AGE_KEY_CMD', () => ({ SOPS_AGE_KEY_CMD: `cat "${folder.at('keys.txt')}"` })],
  ['several of them, of which one fits', () => ({ SOPS_AGE_KEY: new Person().secret, SOPS_AGE_KEY_FILE: folder.at('keys.txt') })],
])('keys come from %s', (_, env) => {
  expect(decrypt(env())).toEqual({ code: 0, out: 'a: 1\n', err: '' });
});

test.each<[NodeJS.Platform, string, () => Readonly<Record<string, string>>]>([
  ['linux', 'home/.config/sops/age/keys.txt', () => ({})],
  ['linux', 'xdg/sops/age/keys.txt', () => ({ XDG_CONFIG_HOME: folder.at('xdg') })],
  ['darwin', 'home/Library/Application Support/sops/age/keys.txt', () => ({})],
  ['darwin', 'xdg/sops/age/keys.txt', () => ({ XDG_CONFIG_HOME: folder.at('xdg') })],
  ['win32', 'data/sops/age/keys.txt', () => ({ APPDATA: folder.at('data') })],
])('on %s keys come from %s', (platform, file, env) => {
  folder.write(file, alice.secret);
  expect(decrypt(env(), { platform }).code).toBe(0);
  expect(decrypt({}, { platform: 'linux', home: folder.at('nobody') })).toMatchObject({ code: 2, err: expect.stringContaining('SEC201') });
});

test.each<[string, string, () => Readonly<Record<string, string>>]>([
  ['CLI111', 'a key file that is not there', () => ({ SOPS_AGE_KEY_FILE: folder.at('none') })],
  ['SEC208', 'a key in the place of the path', () => ({ SOPS_AGE_KEY_FILE: new Person().secret })],
  ['SEC208', 'a key file that is none', () => ({ SOPS_AGE_KEY_FILE: folder.at('.sops.yaml') })],
  ['SEC208', 'a key file with a passphrase', () => ({ SOPS_AGE_KEY_FILE: folder.write('locked.age', identityFile('carol-locked')).at('locked.age') })],
  ['SEC208', 'a command that fails', () => ({ SOPS_AGE_KEY_CMD: 'false' })],
  ['SEC208', 'a command that does not exist', () => ({ SOPS_AGE_KEY_CMD: 'no-such-command' })],
  ['SEC208', 'a command with an open quote', () => ({ SOPS_AGE_KEY_CMD: 'cat "x' })],
  ['SEC207', 'an SSH key', () => ({ SOPS_AGE_SSH_PRIVATE_KEY_FILE: 'id_ed25519' })],
])('%s: %s', (code, _, env) => {
  expect(decrypt(env())).toMatchObject({ code: 2, out: '', err: expect.stringContaining(`${code} `) });
});
