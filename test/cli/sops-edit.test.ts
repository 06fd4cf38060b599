import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { newLines, Person, Ran, SopsFolder } from './sops-folder';

const [alice, bob] = [new Person(), new Person()];
const ROOT = join(__dirname, '../..');

let folder: SopsFolder;

beforeEach(() => {
  folder = new SopsFolder().rule([alice]).write('a.enc.yaml', 'password: hunter2\nother: x\n');
  folder.run(['encrypt', '-i', '@a.enc.yaml']);
});

afterEach(() => folder.remove());

/** An editor that is a shell script; `$1` is the file, and what it prints to "log" can be looked at. */
function editor(script: string): { readonly SOPS_EDITOR: string } {
  folder.write('editor.sh', `#!/bin/sh\ntest "$1" = --wait || stat -c '%a %n' "$1" "$(dirname "$1")" >> "${folder.at('log')}"\n${script}\n`, 0o755);
  return { SOPS_EDITOR: `"${folder.at('editor.sh')}"` };
}

const edit = (script: string, answers: readonly string[] = [], file = '@a.enc.yaml', who = alice): Ran => folder.run(['edit', file], who, { env: { ...editor(script), SOPS_AGE_KEY: who.secret }, answers });
const decrypted = (file = '@a.enc.yaml') => folder.run(['decrypt', file], alice).out;
const seen = () => folder.read('log').trim().split('\n').map((line) => line.split(' '));

/** No plaintext is left where the editor saw one. */
function expectWiped(): void {
  expect(seen().length).toBeGreaterThan(1);
  expect(seen().filter(([, path]) => existsSync(path))).toEqual([]);
}

test('what is saved is encrypted, and what did not change keeps its ciphertext', () => {
  const before = folder.read('a.enc.yaml');
  expect(edit('sed -i s/hunter2/hunter3/ "$1"')).toEqual({ code: 0, out: '', err: '' });
  expect(newLines(before, folder.read('a.enc.yaml'))).toEqual(['password: …', 'lastmodified…', 'mac: …']);
  expect(decrypted()).toBe('password: hunter3\nother: x\n');
  expectWiped();
});

test('the plaintext is for the owner alone, has the name of the file, and is not beside it', () => {
  edit(':');
  expect(seen()).toEqual([['600', expect.stringMatching(/\/a\.enc\.yaml$/)], ['700', expect.not.stringContaining(folder.path)]]);
  expectWiped();
});

test('backups that the editor leaves beside it are wiped as well', () => {
  edit(`cp "$1" "$1~"; mkdir "$(dirname "$1")/.undo"; cp "$1" "$(dirname "$1")/.undo/1"; echo "x $1~" >> "${'$'}{0%editor.sh}log"`);
  expectWiped();
});

test('a text that is not changed leaves every byte of the file', () => {
  const before = folder.read('a.enc.yaml');
  expect(edit(':')).toMatchObject({ code: 0, err: expect.stringContaining('is not changed') });
  expect(folder.read('a.enc.yaml')).toBe(before);
});

test('permissions of the encrypted file stay', () => {
  folder.write('a.enc.yaml', folder.read('a.enc.yaml'), 0o644);
  edit('echo more: 1 >> "$1"');
  expect(folder.mode('a.enc.yaml')).toBe('644');
});

test('a new file begins empty, and gets the rule of .sops.yaml', () => {
  expect(edit('echo token: hunter4 > "$1"', [], '@new.enc.yaml').code).toBe(0);
  expect([decrypted('@new.enc.yaml'), folder.mode('new.enc.yaml')]).toEqual(['token: hunter4\n', '600']);
});

test('EDITOR is taken where SOPS_EDITOR is not set, with its arguments', () => {
  const { SOPS_EDITOR } = editor('test "$1" = --wait && echo more: 1 >> "$2"');
  expect(folder.run(['edit', '@a.enc.yaml'], alice, { env: { EDITOR: `${SOPS_EDITOR} --wait`, SOPS_AGE_KEY: alice.secret } }).code).toBe(0);
  expect(decrypted()).toContain('more: 1');
});

test('a text that cannot be encrypted is dropped where nobody can be asked, and its fault is said without its content', () => {
  const before = folder.read('a.enc.yaml');
  const { code, err } = edit('echo "password: *hunter9" > "$1"');
  expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(/SEC102 .*a\.enc\.yaml:1 .*: alias/) });
  expect(err).not.toContain('hunter');
  expect(folder.read('a.enc.yaml')).toBe(before);
  expectWiped();
});

test('on a terminal it can be edited again', () => {
  const { code } = edit('if grep -q "^\\[" "$1"; then echo "password: hunter5" > "$1"; else echo "[" > "$1"; fi', ['']);
  expect(code).toBe(0);
  expect(folder.questions).toEqual([expect.stringMatching(/SEC102[^]*edit it again\? \[Y\/n\] $/)]);
  expect(decrypted()).toBe('password: hunter5\n');
  expectWiped();
});

test('or not', () => {
  expect(edit('echo "[" > "$1"', ['n'])).toMatchObject({ code: 2, err: expect.stringContaining('SEC102') });
  expect(decrypted()).toContain('hunter2');
});

test('a file that somebody else changes meanwhile is not overwritten', () => {
  const { code, err } = edit('echo more: 1 >> "$1"; echo "# theirs" >> "${0%editor.sh}a.enc.yaml"');
  expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('CLI112') });
  expect(folder.read('a.enc.yaml')).toMatch(/# theirs\n$/);
});

test.each<[string, string, string, Person]>([
  ['CLI113', 'an editor that fails', 'echo more: 1 >> "$1"; exit 3', alice],
  ['SEC201', 'a file for somebody else', 'touch "${0%editor.sh}started"', bob],
])('%s: %s changes nothing', (code, _, script, who) => {
  const before = folder.read('a.enc.yaml');
  expect(edit(script, [], '@a.enc.yaml', who)).toMatchObject({ code: 2, err: expect.stringContaining(code) });
  expect(folder.read('a.enc.yaml')).toBe(before);
  expect(folder.has('started')).toBe(false);
});

test.each(['no-such-editor', 'vi "', ' '])('CLI113: "%s" cannot be started', (command) => {
  expect(folder.run(['edit', '@a.enc.yaml'], alice, { env: { EDITOR: command, SOPS_AGE_KEY: alice.secret } })).toMatchObject({ code: 2, err: expect.stringContaining('CLI113') });
});

describe('in a process of its own', () => {
  const run = (script: string) => {
    const { status, stderr } = spawnSync(join(ROOT, 'node_modules/.bin/tsx'), [join(ROOT, 'src/cli/main.ts'), 'sops', 'edit', folder.at('a.enc.yaml')],
      { encoding: 'utf8', env: { ...process.env, ...editor(script), SOPS_AGE_KEY: alice.secret } });
    return { status, stderr };
  };

  test.each(['INT', 'TERM', 'HUP'])('SIG%s to the command and its editor wipes the plaintext and changes nothing', (signal) => {
    const before = folder.read('a.enc.yaml');
    const { status, stderr } = run(`echo more: 1 >> "$1"; kill -${signal} $PPID; kill -${signal} $$; sleep 5`);
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining(`CLI113 "${folder.at('editor.sh')}": the editor ended with SIG${signal}`) });
    expect(folder.read('a.enc.yaml')).toBe(before);
    expectWiped();
  }, 30_000);

  test('a signal to the command alone waits for the editor', () => {
    expect(run('echo more: 1 >> "$1"; kill -TERM $PPID').status).toBe(0);
    expect(decrypted()).toContain('more: 1');
    expectWiped();
  }, 30_000);
});
