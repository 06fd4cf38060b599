import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Machine } from '../../src/cli/machine';
import { runCommandLine } from '../../src/cli/program';
import { generateX25519Identity, parseIdentities } from '../../src/sops';

/** Somebody with a key pair. */
export class Person {
  public readonly secret = generateX25519Identity();
  public readonly recipient = parseIdentities(this.secret, 'key').keys[0].recipient;
}

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A directory with files, and the command line run in it by somebody. */
export class SopsFolder {
  public readonly path = mkdtempSync(join(tmpdir(), 'sops-cli-'));
  public readonly questions: string[] = [];
  private clock = Date.parse('2026-07-01T10:00:00Z');

  public at(name: string): string {
    return join(this.path, name);
  }

  public write(name: string, text: string | Buffer, mode = 0o644): this {
    mkdirSync(dirname(this.at(name)), { recursive: true });
    writeFileSync(this.at(name), text);
    chmodSync(this.at(name), mode);
    return this;
  }

  /** `.sops.yaml` with one rule. */
  public rule(people: readonly Person[], more: Readonly<Record<string, unknown>> = {}): this {
    return this.write('.sops.yaml', JSON.stringify({ creation_rules: [{ path_regex: '\\.enc\\.\\w+$', age: people.map(({ recipient }) => recipient), ...more }] }));
  }

  public read(name: string): string {
    return readFileSync(this.at(name), 'utf8');
  }

  public mode(name: string): string {
    return (statSync(this.at(name)).mode % 0o1000).toString(8);
  }

  /** Everything in the directory, temporary files included. */
  public names(): string[] {
    return readdirSync(this.path, { recursive: true, encoding: 'utf8' }).sort();
  }

  public has(name: string): boolean {
    return existsSync(this.at(name));
  }

  /** Runs `cdk8s-gitops sops …`; a word that begins with "@" is a file of this directory. */
  public run(args: readonly string[], who?: Person, more: Partial<Machine> & { readonly answers?: readonly string[] } = {}): Ran {
    const answers = [...more.answers ?? []];
    const written = { out: '', err: '' };
    const terminal = {
      out: (text: string | Uint8Array) => { written.out += Buffer.from(text as string).toString(); },
      err: (text: string) => { written.err += text; },
      hasColours: false,
    };
    const machine: Machine = {
      platform: 'linux',
      home: this.at('home'),
      now: () => new Date(this.clock += 1000),
      readInput: () => Buffer.alloc(0),
      tryAsk: (question) => {
        this.questions.push(question);
        return answers.shift();
      },
      ...more,
      env: { ...who && { SOPS_AGE_KEY: who.secret }, ...more.env },
    };
    const code = runCommandLine(['sops', ...args.map((arg) => arg.replace(/^@/, `${this.path}/`))], terminal, machine);
    return { code, ...written };
  }

  public remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** The lines of a text that another has not. */
export function newLines(before: string, after: string): string[] {
  const old = new Set(before.split('\n'));
  return after.split('\n').filter((line) => !old.has(line)).map((line) => line.trim().replace(/ENC.*|: ".*/, '…'));
}
