/** What a command takes from the machine beside named files; a test gives another machine. */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { homedir } from 'node:os';

export interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly home: string;
  now(): Date;
  /** Everything on standard input. */
  readInput(): Buffer;
  /** What a person answers, or undefined where nobody sits there. */
  tryAsk(question: string): string | undefined;
}

export function thisMachine(): Machine {
  return {
    env: process.env,
    platform: process.platform,
    home: homedir(),
    now: () => new Date(),
    readInput: () => readFileSync(0),
    tryAsk: (question) => (process.stdin.isTTY === true && process.stderr.isTTY === true ? ask(question) : undefined),
  };
}

/** The terminal itself is read: Node's standard input may not wait. */
function ask(question: string): string {
  process.stderr.write(question);
  const terminal = openSync(process.platform === 'win32' ? '\\\\.\\CONIN$' : '/dev/tty', 'r');
  try {
    const line = Buffer.alloc(1024);
    return line.toString('utf8', 0, readSync(terminal, line)).trim();
  } finally {
    closeSync(terminal);
  }
}
