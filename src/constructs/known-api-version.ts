import { Construct } from 'constructs';
import { fail } from '../diagnostics';
import { formatChoices } from '../text';

/** The apiVersion of a typed resource: the one asked for when it is known, else the newest. `known` is newest first. */
export function knownApiVersion(scope: Construct, id: string, asked: string | undefined, known: readonly string[]): string {
  if (asked !== undefined && !known.includes(asked)) {
    fail('SCH100', [scope.node.path, id].filter((part) => part !== '').join('/'), `unknown apiVersion "${asked}"`,
      `use ${formatChoices(known)}, or leave it out for the newest`);
  }
  return asked ?? known[0];
}
