/** Go's `unicode` package on single characters, by the Unicode tables of the JavaScript engine. */
const LETTER = /^\p{L}$/u;
const DIGIT = /^\p{Nd}$/u;
const NUMBER = /^\p{N}$/u;
const UPPER = /^\p{Lu}$/u;
const LOWER = /^\p{Ll}$/u;
const TITLE = /^\p{Lt}$/u;
const PUNCT = /^\p{P}$/u;
const PRINT = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u;
const SPACE = /^[\t\n\v\f\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]$/;

export const isLetter = (char: string): boolean => LETTER.test(char);
export const isDigit = (char: string): boolean => DIGIT.test(char);
export const isNumber = (char: string): boolean => NUMBER.test(char);
export const isUpper = (char: string): boolean => UPPER.test(char);
export const isLower = (char: string): boolean => LOWER.test(char);
export const isTitle = (char: string): boolean => TITLE.test(char);
export const isPunct = (char: string): boolean => PUNCT.test(char);
export const isPrint = (char: string): boolean => PRINT.test(char);
export const isSpace = (char: string): boolean => SPACE.test(char);

/** Go maps one character to one: where JavaScript makes two of it ("ß" to "SS"), Go leaves it alone. */
function simple(char: string, mapped: string): string {
  return Array.from(mapped).length === 1 ? mapped : char;
}

export function toUpper(char: string): string {
  return simple(char, char.toUpperCase());
}

export function toLower(char: string): string {
  return char === '\u0130' ? 'i' : simple(char, char.toLowerCase());
}

/** Of the letters that have a title case of their own, four are digraphs in three cases. */
const TITLES: Readonly<Record<string, string>> = {
  Ǆ: 'ǅ', ǅ: 'ǅ', ǆ: 'ǅ', Ǉ: 'ǈ', ǈ: 'ǈ', ǉ: 'ǈ', Ǌ: 'ǋ', ǋ: 'ǋ', ǌ: 'ǋ', Ǳ: 'ǲ', ǲ: 'ǲ', ǳ: 'ǲ',
};

export function toTitle(char: string): string {
  return TITLES[char] ?? toUpper(char);
}
