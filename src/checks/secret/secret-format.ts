/** Values whose form alone tells that they are secrets. Each with a name that can be said, because the value cannot. */
const FORMATS: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----(?:\s|\\[nr])*[A-Za-z0-9+/]{3}/, 'a private key'],
  [/\bAGE-SECRET-KEY-1[0-9A-Z]{58}\b/, 'an age identity'],
  [/\bgh[pousr]_[A-Za-z0-9]{36,}\b|\bgithub_pat_[A-Za-z0-9_]{60,}\b/, 'a token of GitHub'],
  [/\bglpat-[\w-]{20,}\b/, 'a token of GitLab'],
  [/\bxox[abprs]-[A-Za-z0-9-]{10,}\b/, 'a token of Slack'],
  [/https:\/\/hooks\.slack\.com\/services\/T\w+\/B\w+\/\w{16,}/, 'a webhook of Slack'],
  [/https:\/\/discord(?:app)?\.com\/api\/webhooks\/\d{10,}\/[\w-]{40,}/, 'a webhook of Discord'],
  [/\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/, 'an access key of AWS'],
  [/\bAIza[\w-]{35}\b/, 'an API key of Google'],
  [/\bya29\.[\w-]{20,}\b/, 'an access token of Google'],
  [/\b[rs]k_live_[A-Za-z0-9]{16,}\b/, 'a key of Stripe'],
  [/\bSG\.[\w-]{22}\.[\w-]{43}\b/, 'a key of SendGrid'],
  [/\bhvs\.[\w-]{24,}\b/, 'a token of Vault'],
  [/\bnpm_[A-Za-z0-9]{36}\b/, 'a token of npm'],
  [/\bdop_v1_[0-9a-f]{64}\b/, 'a token of DigitalOcean'],
  [/\bsk-(?:proj-|ant-[\w-]*)?[A-Za-z0-9_-]{32,}\b/, 'an API key'],
  [/\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}\b/, 'a signed token (JWT)'],
];

/** A token of Slack is the shortest. */
const LEAST_CHARACTERS = 15;

/** Each of these forms holds one of them; most texts hold none. */
export const FORMAT_MARKS: readonly string[] = [
  'PRIVATE KEY', 'AGE-SECRET', 'ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', 'github_pat_', 'glpat-', 'xoxa-', 'xoxb-', 'xoxp-', 'xoxr-', 'xoxs-', 'hooks.slack',
  'webhooks/', 'AKIA', 'ASIA', 'AIza', 'ya29.', 'k_live_', 'SG.', 'hvs.', 'npm_', 'dop_v1_', 'sk-', 'eyJ',
];
const HINT = new RegExp(FORMAT_MARKS.join('|').replaceAll('.', '\\.'));

/** `https://user:password@host`, with a password that is written out. */
const CREDENTIALS = /\b[a-z][a-z0-9+.-]*:\/\/([^/\s:@$<{]*):([^/\s@$<{]+)@/gi;
/** What stands for a password in a description, a format or an image of a database that nobody reaches. */
const STAND_IN = /^(?:pass(?:word|wd)?|pwd|pw|secret|token|credentials?|\*+|%[a-z]|x+)$/i;

/** What a text certainly is, where it is a secret. */
export function trySecretFormat(text: string): string | undefined {
  if (text.length >= LEAST_CHARACTERS && HINT.test(text)) {
    const found = FORMATS.find(([pattern]) => pattern.test(text));
    if (found !== undefined) {
      return found[1];
    }
  }
  return text.includes('@') && [...text.matchAll(CREDENTIALS)].some(([, user, password]) => isRealPassword(user, password)) ? 'a URL with a password' : undefined;
}

/** `postgres:postgres` is what an image comes with. */
function isRealPassword(user: string, password: string): boolean {
  return password !== user && !STAND_IN.test(password) && !isPlaceholder(password);
}

/** Forms that stand for a value which is somewhere else, or for none. */
const PLACEHOLDERS: readonly RegExp[] = [
  /[<{}>]|\$[({A-Za-z_]/,
  /^\s*$|^\*+$|^x{3,}$|^\.{3}$|^ENC\[/i,
  /^(?:ref\+|vault:|op:\/\/|secret:\/\/|secretref:|arn:|urn:k8s:|projects\/|file:|\/[\w.-]+\/)/i,
  // A variable of the environment, by its name or as LiteLLM writes it.
  /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$|^os\.environ\//,
  /^\d+(?:ms|[smhdwy])$/,
  /^(?:null|none|nil|true|false|yes|no|on|off|n\/a|todo)$/i,
  /^(?:your|my)[-_ ]|(?:^|[-_ ])(?:example|placeholder|redacted|fake|goes[-_ ]here|change[-_ ]?me|replace[-_ ]?me|dummy)(?:$|[-_ ])/i,
];

/** A password that is hashed is not told by its hash. */
const HASH = /^\$(?:2[abxy]|argon2\w*|apr1|[156y])\$|^\{SHA\}|^pbkdf2|^sha256:/i;

/** What stands for a secret and is none. */
export function isPlaceholder(value: string): boolean {
  return HASH.test(value) || PLACEHOLDERS.some((pattern) => pattern.test(value));
}
