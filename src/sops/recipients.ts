/** The recipients of a file against those of `.sops.yaml`: who cannot read it yet, and who still can. */
import type { CreationRule } from './creation-rules';
import type { RecipientName } from './data-key';
import type { SopsFile } from './file';
import { Diagnostic } from '../diagnostics';
import { formatChoices } from '../text';

export interface RecipientDrift {
  /** Named by the rule, but the file is not encrypted for them. */
  readonly missing: readonly RecipientName[];
  /** The file is encrypted for them, but the rule does not name them. */
  readonly extra: readonly RecipientName[];
}

export function compareRecipients(file: SopsFile, rule: Pick<CreationRule, 'groups'>): RecipientDrift {
  const actual = (file.metadata?.groups ?? []).flat();
  const wanted = rule.groups.flat();
  return { missing: without(wanted, actual), extra: without(actual, wanted) };
}

/** Findings about a file that is older than its creation rule. A rule without recipients says nothing. */
export function checkRecipients(file: SopsFile, rule: CreationRule, configPath: string): Diagnostic[] {
  if (file.metadata === undefined || rule.groups.length === 0) {
    return [];
  }
  const { missing, extra } = compareRecipients(file, rule);
  const findings: Diagnostic[] = [];
  const add = (code: string, message: string, fix: string): void => void findings.push({ code, subject: file.path, message, fix });
  if (missing.length > 0) {
    add('SEC213', `not encrypted for ${namesOf(missing)}, whom ${configPath} names`, `run "sops updatekeys ${file.path}"`);
  }
  if (extra.length > 0) {
    add('SEC214', `still encrypted for ${namesOf(extra)}, whom ${configPath} does not name`,
      `run "sops updatekeys ${file.path}", then "sops rotate", and replace the secrets: who could read them knows them`);
  }
  const { kind, pattern } = file.metadata.rule;
  if (file.format !== 'binary' && (kind !== rule.rule.kind || pattern !== rule.rule.pattern)) {
    add('SEC215', `encrypted by the rule ${kind} "${pattern}", while ${configPath} wants ${rule.rule.kind} "${rule.rule.pattern}"`,
      'decrypt the file and encrypt it again');
  }
  return findings;
}

function without(names: readonly RecipientName[], others: readonly RecipientName[]): RecipientName[] {
  return names.filter((name) => !others.some((other) => other.type === name.type && sameId(name, other)));
}

/** Fingerprints are written with and without spaces, a Key Vault key with and without its version. */
function sameId(a: RecipientName, b: RecipientName): boolean {
  const [left, right] = [plainId(a), plainId(b)];
  return left === right || (a.type === 'azure_kv' && (left.startsWith(right) || right.startsWith(left)) && (left.endsWith('/') || right.endsWith('/')));
}

function plainId({ type, id }: RecipientName): string {
  return type === 'pgp' ? id.replace(/ /g, '').toUpperCase() : type === 'azure_kv' ? id.replace(/(\/keys\/[^/]+)$/, '$1/') : id;
}

function namesOf(names: readonly RecipientName[]): string {
  return formatChoices(names.map(({ id }) => id)).replace(/ or (?="[^"]*"$)/, ' and ');
}
