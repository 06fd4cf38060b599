/** `user@host:path` or `ssh://…` (`sshURLRegex` of Argo CD's util/git/git.go). */
const SSH = /^(?:ssh:\/\/)?[^/:]*@[^@]+$/;
/** What stays as it is in a path of net/url; one character more, and all but the first row is escaped. */
const PLAIN = /[A-Za-z0-9\-_.~$&+,/:;=@]/;
const VALID_PATH = /^(?:[A-Za-z0-9\-_.~$&+,/:;=@!'()*[\]]|%[0-9A-Fa-f]{2})*$/;
const VALID_HOST = /^[^\s{}|\\^`#?/%]*$/;

/** An address by which Argo CD tells repositories apart: `NormalizeGitURLAllowInvalid` of its util/git/git.go. */
export function normalizeGitUrl(url: string): string {
  return readGitUrl(url) || url;
}

/** `NormalizeGitURL`: the same, but empty where Go reads no address in the text. */
export function readGitUrl(url: string): string {
  let repo = url.trim().toLowerCase();
  if (SSH.test(repo) && !repo.startsWith('ssh://')) {
    repo = `ssh://${repo.replace(':', '/')}`;
  }
  const normalized = goUrl(repo.endsWith('.git') ? repo.slice(0, -'.git'.length) : repo);
  return normalized.startsWith('ssh://') ? normalized.slice('ssh://'.length) : normalized;
}

/** `url.Parse` and `String` of Go. */
function goUrl(text: string): string {
  if (/[\0-\x1f\x7f]/.test(text)) {
    return '';
  }
  const [, beforeFragment, fragment] = /^([^#]*)(#.+)?/.exec(text)!;
  const [, scheme = '', rest] = /^([a-z][a-z0-9+.-]*:)?(.*)$/.exec(beforeFragment)!;
  const [, place, query = ''] = /^([^?]*)(\?.*)?$/.exec(rest)!;
  if (scheme !== '' && !place.startsWith('/')) {
    return `${scheme}${place}${query}${fragment ?? ''}`;
  }
  const authority = /^\/\/([^/]*)(.*)$/.exec(place);
  if (authority === null) {
    const isUnclear = scheme === '' && /^[^/]*:/.test(place);
    return isUnclear ? '' : `${scheme}${escapedPath(place)}${query}${fragment ?? ''}`;
  }
  const host = tryHost(authority[1]);
  return host === undefined ? '' : `${scheme}//${host}${escapedPath(authority[2])}${query}${fragment ?? ''}`;
}

/** `user@host:port`; Go wants a port of digits, and escapes stars of the user. */
function tryHost(authority: string): string | undefined {
  const at = authority.lastIndexOf('@');
  const [user, host] = [authority.slice(0, at + 1), authority.slice(at + 1)];
  const isFine = VALID_HOST.test(host) && (host.startsWith('[') ? /^\[[^\]]*\](:[0-9]*)?$/ : /^[^:[\]]*(:[0-9]*)?$/).test(host);
  return isFine ? user.replace(/[!'()*]/g, escaped) + host : undefined;
}

function escapedPath(path: string): string {
  return VALID_PATH.test(path) ? path : Array.from(path, (char) => (PLAIN.test(char) ? char : escaped(char))).join('');
}

function escaped(char: string): string {
  return [...Buffer.from(char, 'utf8')].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}
