/** The flags that several commands share, by the names that sops gives them. */
import { Command, Option } from 'commander';
import { Machine } from './machine';
import { readNamed, writeWhole, type FileMode } from './safe-file';
import { Terminal } from './terminal';
import { fail } from '../diagnostics';
import { RecipientName, SopsFormat, sopsFormatOfPath } from '../sops';

const TYPES: readonly SopsFormat[] = ['yaml', 'json', 'dotenv', 'ini', 'binary'];

export interface InputOptions {
  readonly inputType?: SopsFormat;
  readonly filenameOverride?: string;
}

export interface OutputOptions {
  readonly inPlace?: boolean;
  readonly output?: string;
  readonly outputType?: SopsFormat;
}

export function inputType(): Option {
  return new Option('--input-type <type>', 'read the file as this type, whatever its extension says').choices([...TYPES]);
}

export function outputType(): Option {
  return new Option('--output-type <type>', 'write this type (default: that of the input)').choices([...TYPES]);
}

export function configFile(): Option {
  return new Option('--config <file>', 'the .sops.yaml to go by (default: SOPS_CONFIG, or the nearest one from the working directory upwards)');
}

export function filenameOverride(): Option {
  return new Option('--filename-override <path>', 'take the file for one of this name: its type and its rule in .sops.yaml; needed with standard input ("-")');
}

export function addOutputOptions(command: Command, inPlace: string): Command {
  return command.option('-i, --in-place', inPlace).option('--output <file>', 'write to this file, which only you can read when it is new (default: standard output)');
}

/** One file, or standard input. */
export interface Input {
  /** The name that decides about type and rule, and that errors name. */
  readonly name: string;
  /** Missing for standard input. */
  readonly path?: string;
  readonly bytes: Buffer;
  readonly format: SopsFormat;
}

export function readInput(file: string, options: InputOptions & OutputOptions, machine: Machine): Input {
  const isStandard = file === '-';
  if (isStandard && options.filenameOverride === undefined) {
    fail('CLI110', '-', 'standard input has no name', 'add --filename-override with the name that the file would have');
  }
  if (options.inPlace && (isStandard || options.output !== undefined)) {
    fail('CLI110', file, isStandard ? 'standard input cannot be changed in place' : '--in-place and --output name two places', isStandard ? 'use --output' : 'keep one of the two');
  }
  const name = options.filenameOverride ?? file;
  const bytes = isStandard ? machine.readInput() : readNamed(file);
  return { name, path: isStandard ? undefined : file, bytes, format: options.inputType ?? sopsFormatOfPath(name) };
}

/** Where a command was told to put its result. */
export function writeResult(bytes: Buffer, input: Input, { inPlace, output }: OutputOptions, mode: FileMode, terminal: Terminal): void {
  const target = inPlace ? input.path : output;
  if (target === undefined) {
    terminal.out(bytes);
  } else {
    writeWhole(target, bytes, mode);
  }
}

/** A list of age recipients, with commas between them as sops wants it. */
export function ageRecipients(list: string | undefined): readonly RecipientName[] {
  return (list ?? '').split(',').map((id) => id.trim()).filter((id) => id !== '').map((id) => ({ type: 'age', id }));
}
