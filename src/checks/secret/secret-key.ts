/** What the name of a key says about its value. */
export type KeySense = 'secret' | 'maybe' | 'no';

const senses = new Map<string, KeySense>();
const MOST_KEYS = 50_000;

/** `adminPassword`, `DB_PASSWORD`, `client-secret` hold a secret; `passwordSecretRef`, `tokenPath`, `existingSecret` name where one is. */
export function senseOf(key: string): KeySense {
  const known = senses.get(key);
  if (known !== undefined) {
    return known;
  }
  const sense = senseIn(wordsOf(key));
  if (senses.size < MOST_KEYS) {
    senses.set(key, sense);
  }
  return sense;
}

/** Words that, last in a key, say that the value is the secret itself. */
const SECRETS: readonly string[] = ['password', 'passwd', 'passphrase', 'pwd'];
const PAIRS: readonly (readonly [string, string])[] = [
  ['client', 'secret'], ['api', 'key'], ['private', 'key'], ['secret', 'key'], ['access', 'token'], ['auth', 'token'], ['bearer', 'token'], ['api', 'token'],
  ['refresh', 'token'], ['encryption', 'key'], ['signing', 'key'], ['webhook', 'secret'], ['cookie', 'secret'], ['shared', 'secret'], ['bot', 'token'],
  ['session', 'secret'], ['jwt', 'secret'], ['app', 'secret'], ['oauth', 'secret'], ['master', 'key'], ['account', 'key'], ['license', 'key'], ['secret', 'access'],
];
/** Words that may, when the value looks like one. */
const MAYBE: readonly string[] = ['secret', 'token', 'credentials', 'credential', 'apikey', 'auth', 'salt', 'seed', 'cookie'];

/** The words that decide, as they end a key. */
export const KEY_ENDS: readonly string[] = [...SECRETS, ...PAIRS.map(([first, second]) => `${first}-${second}`), 'secret-access-key', ...MAYBE];
/** In lower case: every key that says anything holds one of them. Whoever looks at many texts asks for them first. */
export const KEY_STEMS: readonly string[] = ['pass', 'pwd', 'secret', 'token', 'key', 'cred', 'auth', 'salt', 'seed', 'cookie'];

function senseIn(words: readonly string[]): KeySense {
  const last = words.at(-1) ?? '';
  const before = words.at(-2) ?? '';
  // `passwordSecretKey`, `adminPasswordKey`: a key of a Secret.
  const namesKey = last === 'key' && words.slice(0, -1).some((word) => SECRETS.includes(word));
  if (namesKey || words.includes('existing') || words.includes('secret') && ['name', 'ref', 'store'].includes(last)) {
    return 'no';
  }
  if (SECRETS.includes(last) || PAIRS.some(([first, second]) => before === first && last === second) || (before === 'access' && last === 'key' && words.includes('secret'))) {
    return 'secret';
  }
  return MAYBE.includes(last) ? 'maybe' : 'no';
}

/** `clientId`, `CLIENT_ID` and `client-id` in words. */
export function wordsOf(key: string): string[] {
  return key.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2').toLowerCase().split(/[^a-z0-9]+/).filter((word) => word !== '');
}
