/** A branch as part of a DNS name (gosimple/slug as the pull request generator sets it up). */
import { GoValue } from '../gotemplate';
import { ARGOCD_FUNCS } from '../sprig';

const WORDS: Readonly<Record<string, string>> = { '&': 'and', '@': 'at', '"': '', '\'': '', '\u2019': '' };

/** Exact for ASCII; of other letters only accents are taken away, where Go would also transliterate. */
export function branchSlug(branch: string): string {
  const ascii = branch.trim().replace(/[&@"'\u2019]/g, (char) => WORDS[char]).normalize('NFKD').replace(/[\u0300-\u036f]/g, '');
  const plain = ascii.toLowerCase().replace(/[^a-z0-9-]/g, '-');
  return ARGOCD_FUNCS.get('slugify')!.invoke([plain] as GoValue[]) as string;
}
