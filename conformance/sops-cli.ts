/**
 * The real sops against our command line: what either writes the other opens, with the same .sops.yaml, after encrypting, editing,
 * changing recipients and rotating. Takes the path of the sops binary and says what differs.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommandLine } from '../src/cli/program';
import { parseIdentities } from '../src/sops';

export interface CommandReport {
  /** Steps after which both sides read the same. */
  readonly agreed: number;
  readonly failures: readonly string[];
}

/** Each holds "hunter2", which the editors change. */
const FILES: Readonly<Record<string, string>> = {
  'values.yaml': '# a note\ndb:\n    password: hunter2\n    port: 5432\nlist:\n    - 1.5\n    - true\n',
  'values.json': '{\n\t"db": {\n\t\t"password": "hunter2",\n\t\t"port": 5432\n\t}\n}\n',
  'values.env': '#note\nPASSWORD=hunter2\nPORT=5432\n',
  'values.ini': '[db]\npassword = hunter2\nport     = 5432\n',
  'token.bin': 'hunter2\n',
};

type Runner = (...args: readonly string[]) => string;

export function checkSopsCommands(sops: string): CommandReport {
  const folder = mkdtempSync(join(tmpdir(), 'sops-cli-conformance-'));
  try {
    return new Comparison(folder, sops).run();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

class Comparison {
  private agreed = 0;
  private readonly failures: string[] = [];
  private readonly env: Readonly<Record<string, string>>;
  private readonly people: readonly [string, string];

  public constructor(private readonly folder: string, private readonly sops: string) {
    this.people = [this.keygen('alice'), this.keygen('bob')];
    this.env = { SOPS_AGE_KEY_FILE: join(folder, 'alice.agekey'), HOME: folder, PATH: process.env.PATH ?? '' };
  }

  public run(): CommandReport {
    for (const name of Object.keys(FILES)) {
      this.walk(name, 'ours', this.ours, this.theirs);
      this.walk(name, 'theirs', this.theirs, this.ours);
    }
    return { agreed: this.agreed, failures: this.failures };
  }

  /** One side does the work, and after each step both have to read the same. */
  private walk(name: string, who: string, worker: Runner, other: Runner): void {
    mkdirSync(join(this.folder, who), { recursive: true });
    const path = join(this.folder, who, name);
    writeFileSync(path, FILES[name]);
    const steps: readonly (readonly [string, () => void])[] = [
      ['encrypt', () => worker('encrypt', '--in-place', path)],
      ['edit what the other edited', () => {
        this.edit(other, path, 'hunter2', 'hunter3');
        this.edit(worker, path, 'hunter3', 'hunter4');
      }],
      ['updatekeys', () => {
        this.config([...this.people]);
        this.inConfig(() => worker('updatekeys', '--yes', path));
      }],
      ['rotate', () => {
        this.config([this.people[0]]);
        worker('rotate', '--in-place', '--rm-age', this.people[1], path);
      }],
    ];
    this.config([this.people[0]]);
    for (const [step, act] of steps) {
      this.compare(step, `${who}: ${step} ${name}`, path, act);
    }
  }

  private compare(step: string, label: string, path: string, act: () => void): void {
    try {
      this.inConfig(act);
      const [a, b] = [this.theirs, this.ours].map((run) => run('decrypt', path));
      this.ours('verify', path);
      if (a === b && a.includes(step === 'encrypt' ? 'hunter2' : 'hunter4')) {
        this.agreed++;
      } else {
        this.failures.push(`${label}: sops reads ${JSON.stringify(a)}, we read ${JSON.stringify(b)}`);
      }
    } catch (error) {
      this.failures.push(`${label}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  private edit(run: Runner, path: string, from: string, to: string): void {
    const before = process.env.SOPS_EDITOR;
    process.env.SOPS_EDITOR = `sed -i s/${from}/${to}/`;
    try {
      run('edit', path);
    } finally {
      process.env.SOPS_EDITOR = before;
    }
  }

  private config(recipients: readonly string[]): void {
    const rules = [{ path_regex: 'never', age: 'age1never' }, { path_regex: '(ours|theirs)/.*', age: recipients.join(',') }];
    writeFileSync(join(this.folder, '.sops.yaml'), JSON.stringify({ creation_rules: rules }));
  }

  /** Both sides look for .sops.yaml from the working directory upwards. */
  private inConfig(act: () => void): void {
    const before = process.cwd();
    process.chdir(this.folder);
    try {
      act();
    } finally {
      process.chdir(before);
    }
  }

  private readonly theirs: Runner = (...args) => {
    const env = { ...this.env, SOPS_EDITOR: process.env.SOPS_EDITOR ?? 'false' };
    const { status, stdout, stderr } = spawnSync(this.sops, [...args], { encoding: 'utf8', env, timeout: 30_000 });
    if (status !== 0) {
      throw new Error(`sops ${args[0]}: ${stderr.trim()}`);
    }
    return stdout;
  };

  private readonly ours: Runner = (...args) => {
    const written = { out: '', err: '' };
    const out = (text: string | Uint8Array): void => {
      written.out += Buffer.from(text as string).toString();
    };
    const err = (text: string): void => {
      written.err += text;
    };
    const machine = {
      env: { ...this.env, SOPS_EDITOR: process.env.SOPS_EDITOR },
      platform: process.platform,
      home: this.folder,
      now: () => new Date(),
      readInput: () => Buffer.alloc(0),
      tryAsk: () => undefined,
    };
    if (runCommandLine(['sops', ...args], { out, err, hasColours: false }, machine) !== 0) {
      throw new Error(`cdk8s-gitops sops ${args[0]}: ${written.err}${args[0] === 'decrypt' ? '' : written.out}`);
    }
    return written.out;
  };

  private keygen(name: string): string {
    const path = join(this.folder, `${name}.agekey`);
    const terminal = { out: () => {}, err: () => {}, hasColours: false };
    runCommandLine(['sops', 'keygen', '--output', path], terminal);
    return parseIdentities(readFileSync(path, 'utf8'), name).keys[0].recipient;
  }
}
