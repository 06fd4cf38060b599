import { runCommandLine } from './program';

// A reader that leaves early ("| head") is no fault. A program that is watched may not end this process, but this does.
const end = process.exit.bind(process);
[process.stdout, process.stderr].forEach((stream) => stream.on('error', () => end()));

const terminal = {
  out: (text: string | Uint8Array) => process.stdout.write(text),
  err: (text: string) => process.stderr.write(text),
  hasColours: process.stdout.isTTY === true && process.env.NO_COLOR === undefined,
};

process.exitCode = runCommandLine(process.argv.slice(2), terminal);
