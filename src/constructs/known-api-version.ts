import { Construct } from 'constructs';
import { fail } from '../diagnostics';
import { formatChoices } from '../text';

interface Versioned {
  readonly apiVersion?: string;
}

/**
 * The apiVersion of a typed resource: the one asked for when it is known, else the newest. `known` is newest first. A program
 * that no compiler has checked may have no `props` at all.
 */
export function knownApiVersion(scope: Construct, id: string, props: Versioned | null | undefined, known: readonly string[]): string {
  const subject = [scope.node.path, id].filter((part) => part !== '').join('/');
  if (props === undefined || props === null) {
    fail('APP197', subject, '"spec" is missing: the object has no properties at all', 'give it a mapping with "spec"');
  }
  const asked = props.apiVersion;
  if (asked !== undefined && !known.includes(asked)) {
    fail('SCH100', subject, `unknown apiVersion "${asked}"`,
      `use ${formatChoices(known)}, or leave it out for the newest`);
  }
  return asked ?? known[0];
}
