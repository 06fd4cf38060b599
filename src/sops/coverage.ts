/** What of a plain file a rule would encrypt, and what of any file is encrypted: whether it is our business at all. */
import { readTree } from './file';
import { SopsFormat } from './format';
import { RuleMatcher, SopsRule } from './rule';
import { SopsTree, StoreFault } from './tree';
import { looksEncrypted } from './value';
import { walkTree } from './walk';

/** Whether some value is such that the rule wants it encrypted. */
export function hasValueToEncrypt(tree: SopsTree, rule: SopsRule): boolean {
  const matcher = new RuleMatcher(rule);
  let found = false;
  walkTree(tree, (item, { path, comments }) => {
    found ||= item.kind === 'leaf' && item.value !== null && item.value !== '' && matcher.covers({ path, comments, isComment: false });
    return item;
  });
  return found;
}

/** Whether some value stands there as ciphertext. */
export function hasEncryptedValue(tree: SopsTree): boolean {
  let found = false;
  walkTree(tree, (item) => {
    found ||= item.kind === 'leaf' && typeof item.value === 'string' && looksEncrypted(item.value);
    return item;
  });
  return found;
}

/** A plain file as a tree, or undefined where it is none of its format, such as a template of a chart. */
export function tryReadPlain(bytes: Buffer, format: SopsFormat): SopsTree | undefined {
  try {
    return readTree(bytes, format);
  } catch (error) {
    if (error instanceof StoreFault) {
      return undefined;
    }
    throw error;
  }
}
