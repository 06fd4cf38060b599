/** Placeholders `{{name}}` as Argo CD replaces them without goTemplate (valyala/fasttemplate, and `Replace` in applicationset/utils/utils.go). */
import { fail } from '../diagnostics';

const START = '{{';
const END = '}}';

/** What Go's strings.TrimSpace takes away. */
const SPACE = /^[\t\n\v\f\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+|[\t\n\v\f\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+$/g;

/** Text and tags by turns: a text first, a text last. */
interface FastTemplate {
  readonly texts: readonly string[];
  readonly tags: readonly string[];
}

function parseFast(template: string): FastTemplate {
  const texts: string[] = [];
  const tags: string[] = [];
  let rest = template;
  for (let start = rest.indexOf(START); start >= 0; start = rest.indexOf(START)) {
    texts.push(rest.slice(0, start));
    rest = rest.slice(start + START.length);
    const end = rest.indexOf(END);
    if (end < 0) {
      const shown = (text: string): string => JSON.stringify(text);
      fail('TPL106', 'template', `Cannot find end tag=${shown(END)} in the template=${shown(template)} starting from ${shown(rest)}`, 'close the placeholder with "}}"');
    }
    tags.push(rest.slice(0, end));
    rest = rest.slice(end + END.length);
  }
  return { texts: [...texts, rest], tags };
}

/**
 * A text is a template to Argo CD only if `.*{{.*}}.*` matches, and the dot is no line feed. Line by line
 * instead of by an expression, which would take quadratic time on many `{{`.
 */
export function isFastTemplate(text: string): boolean {
  return text.split('\n').some((line) => {
    const start = line.indexOf(START);
    return start >= 0 && line.includes(END, start + START.length);
  });
}

/**
 * Replaces the placeholders whose parameter is a string. Every other one stays as it is written, without an
 * error: a number, a missing parameter, an empty name. TPL106 where a placeholder has no end.
 */
export function renderFast(text: string, params: Readonly<Record<string, unknown>>): string {
  if (!isFastTemplate(text)) {
    return text;
  }
  const { texts, tags } = parseFast(text);
  return texts.map((piece, index) => piece + (index < tags.length ? replacement(tags[index], params) : '')).join('');
}

function replacement(tag: string, params: Readonly<Record<string, unknown>>): string {
  const name = tag.replace(SPACE, '');
  const value = name !== '' && Object.hasOwn(params, name) ? params[name] : undefined;
  return typeof value === 'string' ? value : START + tag + END;
}

/** The names of the placeholders in a text, in order: for those who ask what a template needs. */
export function fastTags(text: string): readonly string[] {
  return isFastTemplate(text) ? parseFast(text).tags.map((tag) => tag.replace(SPACE, '')) : [];
}
