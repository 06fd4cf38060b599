import { listAt, Subject, textAt } from '../engine';

/** The names of the sources; undefined where one of them is not known yet. */
export function aliasesOf({ spec }: Subject): readonly string[] | undefined {
  const aliases = listAt(spec, 'sources').map((source) => textAt(source, 'alias'));
  return aliases.every((alias) => alias !== undefined) ? aliases : undefined;
}

/** `chart` of `@chart/templates`; undefined where the text has no such form. */
export function aliasIn(text: string | undefined): string | undefined {
  return text === undefined ? undefined : /^@([^/]*)(?:\/|$)/.exec(text)?.[1];
}
