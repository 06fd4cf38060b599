/** Words that tell whether it is worth to visit every value of an object: to look for them in its text costs much less. */
import { Fields, InventoryObject, TellingWords } from '../inventory';
import { anyOf } from '../text';
import { FORMAT_MARKS } from './secret/secret-format';
import { KEY_STEMS } from './secret/secret-key';

/** Letters, digits and signs that look the same within quotes of YAML and JSON. */
const PATTERNS: Readonly<Record<keyof TellingWords, RegExp>> = {
  secret: anyOf([...KEY_STEMS, '@', ...FORMAT_MARKS]),
  buildVariable: /ARGOCD_|KUBE_/,
};

/** Most objects hold none. */
const NONE: TellingWords = { secret: false, buildVariable: false };

/** The words in the text of an object, in whatever format. */
export function wordsIn(text: string): TellingWords {
  const secret = PATTERNS.secret.test(text);
  const buildVariable = PATTERNS.buildVariable.test(text);
  return secret || buildVariable ? { secret, buildVariable } : NONE;
}

/** Whether such a word may stand in a manifest, be it in a key: that of the object, or one that is made of it. */
export function mayHold(word: keyof TellingWords, { manifest: own, facts: { words } }: InventoryObject, manifest: Fields = own): boolean {
  if (words !== undefined && manifest === own) {
    return words[word];
  }
  const text = tryJson(manifest);
  return text === undefined || PATTERNS[word].test(text);
}

function tryJson(manifest: Fields): string | undefined {
  try {
    return JSON.stringify(manifest);
  } catch {
    // Numbers beyond 64 bits, and anchors that contain themselves.
    return undefined;
  }
}
