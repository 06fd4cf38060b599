import { isFunction, templateUse } from './template-use';

const TAG = /\{\{-?\s*([A-Za-z_][\w-]*(?:[.[/][\w.[\]/-]*)?)\s*-?\}\}/g;
/** Words of the template language, which are no parameters. */
const WORDS: readonly string[] = ['else', 'end', 'break', 'continue', 'if', 'range', 'with', 'nil', 'true', 'false'];

/** Placeholders of the form without goTemplate, `{{name}}` or `{{path.basename}}`, where Go would want a dot in front. */
export function olderTags(text: string): readonly string[] {
  const { fault, functions } = templateUse(text);
  // Braces inside of quotes are text, for another program to read.
  const bare = fault === undefined ? text : text.replace(/`[^`]*`|"(?:\\.|[^"\\\n])*"/g, '""');
  return Array.from(bare.matchAll(TAG), ([, name]) => name).filter((name) => {
    const first = firstWord(name);
    const isCalled = fault !== undefined || functions.includes(first);
    return isCalled && !isFunction(name) && !WORDS.includes(first) && (!isFunction(first) || name !== first);
  });
}

/** The function that Go takes such a name for. */
export function firstWord(name: string): string {
  return name.split(/[.[/-]/)[0];
}
