/** A command in a variable, such as `code --wait`, as a shell would take it apart: blanks, quotes, backslashes. */
const WORD = /(?:[^\s'"\\]|\\[^]|'[^']*'|"(?:[^"\\]|\\[^])*")+/g;
const PART = /\\([^])|'([^']*)'|"((?:[^"\\]|\\[^])*)"|([^\s'"\\]+)/g;

/** The words, or undefined where a quote is not closed. */
export function tryCommandWords(text: string): readonly string[] | undefined {
  if (text.replace(WORD, '').trim() !== '') {
    return undefined;
  }
  return (text.match(WORD) ?? []).map((word) => word.replace(PART,
    (_, escaped: string | undefined, single: string | undefined, double: string | undefined, plain: string | undefined) =>
      escaped ?? single ?? double?.replace(/\\(["\\$`])/g, '$1') ?? plain ?? ''));
}
