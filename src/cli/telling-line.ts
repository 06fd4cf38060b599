/** Which lines of a file a frame may not show as they are. A line too many hidden costs nothing. */
import { isRandomText, isStandIn, KEY_STEMS, keySense, trySecretForm } from '../checks';

/** Words of keys beside which a secret may stand, and what only stands beside one. */
const TELLING = new RegExp([...KEY_STEMS, 'private', 'webhook', 'dsn', '://[^/\\s]*@', 'hooks\\.slack'].join('|'), 'i');
/** The other half of `{name: auth.password, value: …}` may stand on another line. */
const VALUE = /(?:^|[\s{,-])["']?value["']?\s*:/i;
const PAIR = /["']?([\w.-]+)["']?\s*:\s*("(?:[^"\\]|\\.)*"|'[^']*'|[^\s,}\]]+)/g;

/** Whether a neighbour of a finding is better hidden. */
export function isTellingNeighbour(text: string): boolean {
  return TELLING.test(text) || VALUE.test(text) || holdsSecret(text);
}

/** Whether a line certainly holds a secret, whatever is wrong with it. */
export function holdsSecret(text: string): boolean {
  return trySecretForm(text) !== undefined || pairsOf(text).some(({ key, value }, index, all) =>
    !isStandIn(value) && (keySense(key) === 'secret' || (key === 'value' && all.slice(0, index).some((other) => keySense(other.value) !== 'no'))
      || (keySense(key) === 'maybe' && isRandomText(value)))) || words(text).some(isRandomText);
}

function pairsOf(text: string): { readonly key: string; readonly value: string }[] {
  return [...text.matchAll(PAIR)].map(([, key, value]) => ({ key, value: value.replace(/^["']|["']$/g, '') }));
}

/** A line of a key in several lines has no key of its own. */
function words(text: string): string[] {
  return /^\s*[\w+/=.-]{32,}\s*$/.test(text) ? [text.trim()] : [];
}
