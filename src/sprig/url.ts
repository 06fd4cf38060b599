/** urlParse and urlJoin of sprig, by Go's net/url (url.go). */
import { escapeUrl, fromBytes, GoError, goFunc, GoFunc, GoMap, GoValue, quote, toBytes } from '../gotemplate';
import { kindName } from './strval';

/** What stays as it is, beside letters and digits, in each part of a URL (encoding_table.go). */
const SAFE = {
  path: '-_.~$&+,/:;=@',
  host: '-_.~!$&\'()*+,;=:[]<>"',
  user: '-_.~$&+,;=',
  fragment: '-_.~!$&()*+,/:;=?@',
} as const;

type Part = keyof typeof SAFE;

interface Url {
  readonly scheme: string;
  readonly opaque: string;
  /** Escaped. */
  readonly userinfo?: string;
  readonly host: string;
  readonly path: string;
  readonly query: string;
  readonly fragment: string;
}

function unescape(text: string, part: Part): string {
  const bad = /%(?![0-9a-fA-F]{2})/.exec(text);
  if (bad) {
    throw new GoError(`invalid URL escape ${quote(text.slice(bad.index, bad.index + 3))}`);
  }
  if (part === 'host') {
    checkHost(text);
  }
  const bytes: number[] = [];
  const source = toBytes(text);
  for (let i = 0; i < source.length; i++) {
    const isEscape = source[i] === 0x25;
    bytes.push(isEscape ? parseInt(source.toString('latin1', i + 1, i + 3), 16) : source[i]);
    i += isEscape ? 2 : 0;
  }
  return fromBytes(Buffer.from(bytes));
}

/** In a host, only what is not ASCII may be escaped. */
function checkHost(text: string): void {
  const ascii = /%[0-7][0-9a-fA-F]/.exec(text.replace(/%25/g, '___'));
  if (ascii) {
    throw new GoError(`invalid URL escape ${quote(ascii[0])}`);
  }
  for (const char of text.replace(/%[0-9a-fA-F]{2}/g, '')) {
    if (char < '\x80' && !/[A-Za-z0-9]/.test(char) && !SAFE.host.includes(char)) {
      throw new GoError(`invalid character ${quote(char)} in host name`);
    }
  }
}

function splitOnce(text: string, separator: string): readonly [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)];
}

function parseUrl(raw: string): Url {
  const [text, fragment] = splitOnce(raw, '#');
  try {
    return { ...parseWithoutFragment(text), fragment: unescape(fragment, 'fragment') };
  } catch (error) {
    if (error instanceof GoError) {
      throw new GoError(`parse ${quote(fragment === '' ? text : raw)}: ${error.message}`);
    }
    throw error;
  }
}

function parseWithoutFragment(text: string): Omit<Url, 'fragment'> {
  const none = { scheme: '', opaque: '', host: '', path: '', query: '' };
  if (/[\0-\x1f\x7f]/.test(text)) {
    throw new GoError('net/url: invalid control character in URL');
  }
  if (text === '*') {
    return { ...none, path: '*' };
  }
  if (text.startsWith(':')) {
    throw new GoError('missing protocol scheme');
  }
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(text)?.[1] ?? '';
  const [rest, query] = splitOnce(scheme === '' ? text : text.slice(scheme.length + 1), '?');
  const parts = { ...none, scheme: scheme.toLowerCase(), query };
  if (!rest.startsWith('/')) {
    if (scheme !== '') {
      return { ...parts, opaque: rest };
    }
    if (splitOnce(rest, '/')[0].includes(':')) {
      throw new GoError('first path segment in URL cannot contain colon');
    }
  }
  const hasAuthority = rest.startsWith('//') && (scheme !== '' || !rest.startsWith('///'));
  const slash = hasAuthority ? rest.indexOf('/', 2) : 0;
  const authority = hasAuthority ? parseAuthority(parts.scheme, rest.slice(2, slash < 0 ? undefined : slash)) : {};
  return { ...parts, ...authority, path: unescape(slash < 0 ? '' : rest.slice(slash), 'path') };
}

function parseAuthority(scheme: string, authority: string): Pick<Url, 'userinfo' | 'host'> {
  const at = authority.lastIndexOf('@');
  const host = parseHost(scheme, authority.slice(at + 1));
  if (at < 0) {
    return { host };
  }
  const userinfo = authority.slice(0, at);
  if (!/^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/.test(userinfo)) {
    throw new GoError('net/url: invalid userinfo');
  }
  const [user, password] = splitOnce(userinfo, ':').map((part) => escapeUrl(unescape(part, 'user'), SAFE.user));
  return { host, userinfo: userinfo.includes(':') ? `${user}:${password}` : user };
}

function parseHost(scheme: string, host: string): string {
  const open = host.lastIndexOf('[');
  if (open > 0) {
    throw new GoError('invalid IP-literal');
  }
  const close = host.lastIndexOf(']');
  if (open === 0 && close < 0) {
    throw new GoError('missing \']\' in host');
  }
  const isWeb = scheme === 'http' || scheme === 'https';
  const colon = isWeb ? host.indexOf(':') : host.lastIndexOf(':');
  const port = open === 0 ? host.slice(close + 1) : colon < 0 ? '' : host.slice(colon);
  if (!/^(?::\d*)?$/.test(port)) {
    throw new GoError(`invalid port ${quote(port)} after host`);
  }
  if (open === 0 && !isIpv6(host.slice(1, close).replace(/%25.*$/, ''))) {
    throw new GoError('invalid host: ParseAddr: unable to parse IP');
  }
  return unescape(host, 'host');
}

function isIpv6(text: string): boolean {
  const [head, tail, more] = text.split('::');
  const groups = (part: string | undefined): readonly string[] => (part === undefined || part === '' ? [] : part.split(':'));
  const all = [...groups(head), ...groups(tail)];
  const last = all.at(-1) ?? '';
  const isMixed = /^\d{1,3}(\.\d{1,3}){3}$/.test(last) && last.split('.').every((byte) => Number(byte) < 256);
  const count = all.length + (isMixed ? 1 : 0);
  const areGood = (isMixed ? all.slice(0, -1) : all).every((part) => /^[0-9a-fA-F]{1,4}$/.test(part));
  return more === undefined && areGood && (tail === undefined ? count === 8 : count < 8);
}

function urlParse(text: string): GoMap {
  try {
    const { userinfo = '', ...url } = parseUrl(text);
    return new GoMap(new Map<string, GoValue>(Object.entries({ ...url, hostname: hostname(url.host), userinfo })));
  } catch (error) {
    throw error instanceof GoError ? new GoError(`unable to parse url: ${error.message}`) : error;
  }
}

/** Without the port, and without the brackets of an IPv6 address. */
function hostname(host: string): string {
  const bare = /:\d*$/.test(host) ? host.slice(0, host.lastIndexOf(':')) : host;
  return bare.startsWith('[') && bare.endsWith(']') ? bare.slice(1, -1) : bare;
}

function urlJoin(parts: GoMap): string {
  const part = (name: string): string => {
    const value = parts.entries.get(name);
    if (typeof value === 'string' || value === undefined) {
      return value ?? '';
    }
    throw new GoError(`unable to parse ${name} key, must be of type string, but ${kindName(value)} found`);
  };
  const [scheme, host, path, query, opaque, fragment, user] = ['scheme', 'host', 'path', 'query', 'opaque', 'fragment', 'userinfo'].map(part);
  const userinfo = user === '' ? undefined : parsedUserinfo(user);
  const tail = `${query === '' ? '' : `?${query}`}${fragment === '' ? '' : `#${escapeUrl(fragment, SAFE.fragment)}`}`;
  return (scheme === '' ? '' : `${scheme}:`) + (opaque === '' ? hierarchy({ scheme, host, path, userinfo }) : opaque) + tail;
}

function parsedUserinfo(user: string): string {
  try {
    return parseUrl(`proto://${user}@host`).userinfo ?? '';
  } catch (error) {
    throw error instanceof GoError ? new GoError(`unable to parse userinfo in dict: ${error.message}`) : error;
  }
}

function hierarchy({ scheme, host, path, userinfo }: Pick<Url, 'scheme' | 'host' | 'path' | 'userinfo'>): string {
  const hasAuthority = (scheme !== '' || host !== '' || userinfo !== undefined) && (host !== '' || path !== '' || userinfo !== undefined);
  const authority = hasAuthority ? `//${userinfo === undefined ? '' : `${userinfo}@`}${escapeUrl(host, SAFE.host)}` : '';
  const escaped = path === '*' ? path : escapeUrl(path, SAFE.path);
  if (escaped !== '' && !escaped.startsWith('/') && host !== '') {
    return `${authority}/${escaped}`;
  }
  const isAmbiguous = scheme === '' && authority === '' && splitOnce(escaped, '/')[0].includes(':');
  return authority + (isAmbiguous ? './' : '') + escaped;
}

export const URLS: Readonly<Record<string, GoFunc>> = {
  urlParse: goFunc('func(string) map[string]any', urlParse),
  urlJoin: goFunc('func(map[string]any) string', urlJoin),
};
