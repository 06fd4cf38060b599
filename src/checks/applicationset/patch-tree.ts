import { Fields } from '../../inventory';
import { parseYamlValue } from '../../text';
import { isFields } from '../engine';

/** Stands for an action while lines are looked at; no text of YAML may hold it. */
const MARK = '\0';

/**
 * The fields that a templatePatch may set, whatever its parameters are: actions that stand alone in a line are left out, those
 * inside of one are text. Undefined where the rest is no YAML.
 */
export function tryPatchTree(patch: string): Fields | undefined {
  const marked = tryMarkActions(patch);
  if (marked === undefined) {
    return undefined;
  }
  const lines = marked.split('\n').filter((line) => !line.includes(MARK) || line.replaceAll(MARK, '').trim() !== '');
  try {
    const value = parseYamlValue(lines.join('\n').replaceAll(MARK, 'x'), { lastKeyWins: true });
    return isFields(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function tryMarkActions(patch: string): string | undefined {
  const texts: string[] = [];
  let at = 0;
  for (let start = patch.indexOf('{{'); start >= 0; start = patch.indexOf('{{', at)) {
    texts.push(patch.slice(at, start));
    const end = tryEnd(patch, start + 2);
    if (end === undefined) {
      return undefined;
    }
    at = end;
  }
  return [...texts, patch.slice(at)].join(MARK);
}

/** Behind the `}}` of an action; one inside of quotes is no end. */
function tryEnd(text: string, start: number): number | undefined {
  let quote = '';
  for (let at = start; at < text.length; at++) {
    const char = text[at];
    if (quote !== '') {
      at += char === '\\' && quote === '"' ? 1 : 0;
      quote = char === quote ? '' : quote;
    } else if (char === '"' || char === '`') {
      quote = char;
    } else if (char === '}' && text[at + 1] === '}') {
      return at + 2;
    }
  }
  return undefined;
}
