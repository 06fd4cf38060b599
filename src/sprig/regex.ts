/** Regular expressions of sprig (regex.go): RE2 by re2js, Go's rules on what counts as a match by ours. */
import { Matcher, RE2JS } from 're2js';
import { canBackquote, GoError, goFunc, GoFunc, quote, spend, spendAdded } from '../gotemplate';

const KNOWN = new Map<string, RE2JS>();
/** Templates have few expressions; one that makes them up must not fill the memory. */
const MAX_KNOWN = 500;

function compileRegex(pattern: string): RE2JS {
  let regex = KNOWN.get(pattern);
  if (regex === undefined) {
    regex = parseRegex(pattern);
    if (KNOWN.size >= MAX_KNOWN) {
      KNOWN.clear();
    }
    KNOWN.set(pattern, regex);
  }
  return regex;
}

function parseRegex(pattern: string): RE2JS {
  if (/[\ud800-\udfff]/u.test(pattern)) {
    throw new GoError(`error parsing regexp: invalid UTF-8: \`${pattern}\``);
  }
  try {
    return RE2JS.compile(pattern);
  } catch (error) {
    const { message } = error as Error;
    throw new GoError(`error parsing regexp: ${message.replace(/^error parsing regexp: /, '')}`);
  }
}

/** As `regexp.MustCompile` panics. */
function mustCompile(pattern: string): RE2JS {
  try {
    return compileRegex(pattern);
  } catch (error) {
    if (error instanceof GoError) {
      const shown = canBackquote(pattern) ? `\`${pattern}\`` : quote(pattern);
      throw new GoError(`regexp: Compile(${shown}): ${error.message}`);
    }
    throw error;
  }
}

function match(regex: RE2JS, text: string): Matcher {
  // RE2 takes time for each character times the size of the program.
  spend((text.length * regex.pattern().length) / 64);
  return regex.matcher(text);
}

/** The character at `at` and its length. */
function width(text: string, at: number): number {
  return at < text.length && text.codePointAt(at)! > 0xffff ? 2 : 1;
}

interface Found {
  readonly start: number;
  readonly end: number;
}

/** All matches, at most `count`: an empty one right behind another does not count (`allMatches`). */
function allMatches(regex: RE2JS, text: string, count: number): readonly Found[] {
  const matcher = match(regex, text);
  const found: Found[] = [];
  let previousEnd = -1;
  for (let at = 0; at <= text.length && (count < 0 || found.length < count) && matcher.find(at);) {
    const [start, end] = [matcher.start(), matcher.end()];
    spend(1);
    if (end !== at || start !== previousEnd) {
      found.push({ start, end });
    }
    at = end === at ? at + width(text, at) : end;
    previousEnd = end;
  }
  return found;
}

function findAll(regex: RE2JS, text: string, count: number): readonly string[] | null {
  const found = allMatches(regex, text, count).map(({ start, end }) => text.slice(start, end));
  return found.length === 0 ? null : found;
}

function find(regex: RE2JS, text: string): string {
  const matcher = match(regex, text);
  return matcher.find() ? matcher.group() ?? '' : '';
}

/** Go's loop of `replaceAll`. */
function replace(regex: RE2JS, text: string, replacement: (matcher: Matcher) => string): string {
  const matcher = match(regex, text);
  let out = '';
  let copied = 0;
  for (let at = 0; at <= text.length && matcher.find(at);) {
    const [start, end] = [matcher.start(), matcher.end()];
    spend(1);
    const added = text.slice(copied, start) + (end > copied || start === 0 ? replacement(matcher) : '');
    out += added;
    spendAdded(added.length, out.length);
    copied = end;
    at = Math.max(at + width(text, at), end);
  }
  return out + text.slice(copied);
}

const REFERENCE = /\$(?:\$|(\w+)|\{(\w+)\})/g;

/** `$1`, `${name}`, `$$`; a group that does not exist is empty (`Expand`). */
function expand(template: string, matcher: Matcher): string {
  return template.replace(REFERENCE, (reference, bare?: string, braced?: string) => {
    const name = bare ?? braced;
    return reference === '$$' || name === undefined ? '$' : group(matcher, name);
  });
}

function group(matcher: Matcher, name: string): string {
  if (/^\d+$/.test(name)) {
    const index = Number(name);
    return index <= matcher.groupCount() ? matcher.group(index) ?? '' : '';
  }
  return Object.hasOwn(matcher.namedGroups, name) ? matcher.group(name) ?? '' : '';
}

/** `Regexp.Split`. */
function split(regex: RE2JS, text: string, count: number): readonly string[] | null {
  if (count === 0) {
    return null;
  }
  if (regex.pattern().length > 0 && text.length === 0) {
    return [''];
  }
  const parts: string[] = [];
  let start = 0;
  let end = 0;
  for (const found of allMatches(regex, text, count)) {
    if (count > 0 && parts.length === count - 1) {
      break;
    }
    end = found.start;
    if (found.end !== 0) {
      parts.push(text.slice(start, end));
    }
    start = found.end;
  }
  return end === text.length ? parts : [...parts, text.slice(start)];
}

function tryMatch(pattern: string, text: string): boolean {
  try {
    return match(compileRegex(pattern), text).find();
  } catch (error) {
    if (error instanceof GoError) {
      return false;
    }
    throw error;
  }
}

/** A function and its must variant, which differ in the text of the error only. */
function both(name: string, signature: string, body: (regex: RE2JS, ...args: never[]) => unknown): Record<string, GoFunc> {
  const call = body as (regex: RE2JS, ...args: unknown[]) => unknown;
  return {
    [name]: goFunc(signature, (pattern: string, ...args: unknown[]) => call(mustCompile(pattern), ...args)),
    [`must${name[0].toUpperCase()}${name.slice(1)}`]: goFunc(signature, (pattern: string, ...args: unknown[]) => call(compileRegex(pattern), ...args)),
  };
}

export const REGEX: Readonly<Record<string, GoFunc>> = {
  ...both('regexFindAll', 'func(string, string, int) []string', findAll),
  ...both('regexFind', 'func(string, string) string', find),
  ...both('regexReplaceAll', 'func(string, string, string) string', (regex: RE2JS, text: string, replacement: string) =>
    replace(regex, text, (matcher) => expand(replacement, matcher))),
  ...both('regexReplaceAllLiteral', 'func(string, string, string) string', (regex: RE2JS, text: string, replacement: string) =>
    replace(regex, text, () => replacement)),
  ...both('regexSplit', 'func(string, string, int) []string', split),
  regexMatch: goFunc('func(string, string) bool', tryMatch),
  mustRegexMatch: goFunc('func(string, string) bool', (pattern: string, text: string) => match(compileRegex(pattern), text).find()),
  regexQuoteMeta: goFunc('func(string) string', (text: string) => text.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&')),
};
