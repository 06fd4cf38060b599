/** Whether Go reads a text as a URL: `Parse` of net/url, without keeping anything of it. */
import { isIPv6 } from 'node:net';

const HOST = /^(?:[A-Za-z0-9\-_.~!$&'()*+,;=:[\]<>"]|[\u0080-\u{10ffff}]|%[89A-Fa-f][0-9A-Fa-f])*$/u;
const USER = /^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/;
const BAD_ESCAPE = /%(?![0-9A-Fa-f]{2})/;

/** A URL with a scheme. */
export function isGoUrl(text: string): boolean {
  return /^[A-Za-z][A-Za-z0-9+.-]*:/.test(text) && isReadable(text);
}

export function isGoUrlReference(text: string): boolean {
  return !text.includes('\\') && isReadable(text);
}

function isReadable(text: string): boolean {
  const hash = text.indexOf('#');
  const [front, fragment] = hash < 0 ? [text, ''] : [text.slice(0, hash), text.slice(hash + 1)];
  // eslint-disable-next-line no-control-regex -- what Go refuses anywhere in front of the fragment
  if (/[\0-\x1f\x7f]/.test(front) || front.startsWith(':') || BAD_ESCAPE.test(fragment)) {
    return false;
  }
  const [, scheme = '', rest] = /^([A-Za-z][A-Za-z0-9+.-]*:)?(.*)$/s.exec(front)!;
  const path = rest.replace(/\?.*$/s, '');
  if (!path.startsWith('/')) {
    return scheme !== '' || (!path.split('/')[0].includes(':') && !BAD_ESCAPE.test(path));
  }
  if (!path.startsWith('//') || (scheme === '' && path.startsWith('///'))) {
    return !BAD_ESCAPE.test(path);
  }
  const [, authority, below] = /^\/\/([^/]*)(.*)$/s.exec(path)!;
  return isAuthority(authority) && !BAD_ESCAPE.test(below);
}

function isAuthority(authority: string): boolean {
  const at = authority.lastIndexOf('@');
  const [user, host] = [authority.slice(0, Math.max(0, at)), authority.slice(at + 1)];
  if (!USER.test(user) || BAD_ESCAPE.test(user)) {
    return false;
  }
  if (host.startsWith('[')) {
    const [, address, port] = /^\[(.*)\](.*)$/s.exec(host) ?? [];
    return address !== undefined && /^(?::\d*)?$/.test(port) && isIPv6(address) && !address.includes('%');
  }
  const [, name, port] = /^(.*?)(:[^:]*)?$/s.exec(host)!;
  // Two colons without brackets: an address that the validator refuses.
  return HOST.test(host) && !name.includes(':') && !name.includes('[') && (port === undefined || /^:\d*$/.test(port));
}
