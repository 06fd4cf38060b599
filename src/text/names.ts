import { closest, distance } from 'fastest-levenshtein';

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const LABEL_VALUE = /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;
const CONFIG_KEY = /^[-._a-zA-Z0-9]+$/;

/** RFC 1123 label, at most 63 characters: namespaces, and names that end up in a DNS name. */
export function isDnsLabel(name: string): boolean {
  return name.length <= 63 && LABEL.test(name);
}

/** RFC 1123 subdomain, at most 253 characters: the name of most Kubernetes objects. */
export function isDnsSubdomain(name: string): boolean {
  return name.length <= 253 && SUBDOMAIN.test(name);
}

/** What Helm takes as the name of a release: an RFC 1123 subdomain of at most 53 characters. */
export function isReleaseName(name: string): boolean {
  return name.length <= 53 && SUBDOMAIN.test(name);
}

/** The value of a label: at most 63 characters, empty allowed. */
export function isLabelValue(value: string): boolean {
  return value.length <= 63 && LABEL_VALUE.test(value);
}

/** The key of a label or annotation: an optional DNS prefix and `/`, then a name of at most 63 characters. */
export function isLabelKey(key: string): boolean {
  const slash = key.indexOf('/');
  const name = key.slice(slash + 1);
  const prefixFine = slash < 0 || isDnsSubdomain(key.slice(0, slash));
  return prefixFine && name.length > 0 && isLabelValue(name);
}

/** A key in the data of a ConfigMap or a Secret. */
export function isConfigKey(key: string): boolean {
  return key.length <= 253 && key !== '.' && key !== '..' && CONFIG_KEY.test(key);
}

/** The known word that `word` was probably meant to be, or undefined where none is near. */
export function tryNearest(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0) {
    return undefined;
  }
  const nearest = closest(word.toLowerCase(), known.map((k) => k.toLowerCase()));
  const found = known.find((k) => k.toLowerCase() === nearest)!;
  const allowed = Math.max(1, Math.floor(Math.max(word.length, found.length) / 3));
  return distance(word.toLowerCase(), nearest) <= allowed ? found : undefined;
}

/** Words of so many letters may have two slips in them: short ones would be like too many others. */
const LONG_WORD = 8;

/**
 * The known word that `word` is but for slips of the fingers, or undefined: other capitals; a letter too many, left out, wrong, or
 * swapped with its neighbour; two of these where both words are long. Unlike `tryNearest`, it can be held against a program.
 */
export function tryMisspelled(word: string, known: readonly string[]): string | undefined {
  const low = word.toLowerCase();
  for (let slips = 0; slips <= 2; slips++) {
    const found = known.find((one) => (slips < 2 || Math.min(word.length, one.length) >= LONG_WORD) && isWithin(low, one.toLowerCase(), slips));
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

/** Two letters that are swapped count as one slip, but as two for the distance. */
function isWithin(word: string, other: string, slips: number): boolean {
  const away = distance(word, other);
  return away <= slips || (away <= 2 * slips && swapsOf(word).some((swapped) => isWithin(swapped, other, slips - 1)));
}

function swapsOf(word: string): string[] {
  return Array.from({ length: Math.max(0, word.length - 1) }, (_, at) => word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2));
}

/** Whether one of two words is the plural of the other. */
export function isOneAndMany(one: string, other: string): boolean {
  return one === `${other}s` || other === `${one}s`;
}

/** `"a", "b" or "c"`, for error messages; a long list is cut. */
export function formatChoices(choices: readonly string[], most = 12): string {
  const shown = choices.slice(0, most).map((choice) => JSON.stringify(choice));
  if (choices.length > most) {
    return `${shown.join(', ')} … (${choices.length} in all)`;
  }
  const last = shown.pop();
  return shown.length > 0 ? `${shown.join(', ')} or ${last}` : last ?? 'none';
}
