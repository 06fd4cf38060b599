import { templateUse } from './template-use';

/** Functions that give something sensible for a parameter that is not there. */
const TOLERANT: readonly string[] = [
  'default', 'coalesce', 'empty', 'ternary', 'hasKey', 'get', 'dig', 'and', 'or', 'not', 'eq', 'ne', 'kindIs', 'kindOf', 'typeIs', 'typeOf', 'typeIsLike', 'toJson', 'toPrettyJson',
  'toRawJson', 'toYaml', 'list', 'dict', 'set', 'compact', 'any', 'all', 'index', 'len', 'pluck', 'deepEqual', 'fail', 'toString', 'mergeOverwrite', 'merge', 'int', 'int64', 'float64',
  'trim', 'html', 'js', 'cat',
];

/**
 * The parameters that a template needs whatever they are. With missingkey=error none may be missing that is read at all;
 * without it, only what is written out is wrong.
 */
export function certainUses(text: string, isStrict: boolean): (readonly string[])[] {
  const { params } = templateUse(text);
  return params.filter(({ isCertain, isWritten, functions }) =>
    isCertain && (isStrict || (isWritten && !functions.some((name) => TOLERANT.includes(name))))).map(({ names }) => names);
}
