/** Words that tell whether it is worth to visit every value of an object: to look for them while it is written costs much less. */
/* eslint-disable no-bitwise */
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

const SECRET = 1;
const BUILD_VARIABLE = 2;

/** In one go, in whatever case: few texts hold any, and only those are looked at again. */
const ANY = new RegExp(Object.values(PATTERNS).map(({ source }) => source).join('|'), 'i');

/** The words in a text, as bits: what is found in parts of an object adds up to what is in all of it. */
export function lookForWords(text: string): number {
  return ANY.test(text) ? (PATTERNS.secret.test(text) ? SECRET : 0) | (PATTERNS.buildVariable.test(text) ? BUILD_VARIABLE : 0) : 0;
}

/** What such bits say. */
export function tellingWords(found: number): TellingWords {
  return found === 0 ? NONE : { secret: (found & SECRET) !== 0, buildVariable: (found & BUILD_VARIABLE) !== 0 };
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
