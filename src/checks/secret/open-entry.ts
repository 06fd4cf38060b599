/** Entries of Secrets that go with credentials, and are none. */
import { wordsOf } from './secret-key';

/** What a Secret of Argo CD says about a repository or cluster, and what others say about where they log in. */
const OPEN_KEYS: readonly string[] = [
  'type', 'project', 'server', 'enableoci', 'insecure', 'insecureignorehostkey', 'forcehttpbasicauth', 'enablelfs', 'namespaces',
  'clusterresources', 'proxy', 'noproxy', 'insecureocheck', 'ca.crt', 'tls.crt', 'cafile', 'certfile', 'known_hosts', 'identity.pub',
  'githubappid', 'githubappinstallationid', 'githubappenterprisebaseurl', 'tlsclientcertdata',
];

/** Words that, last in a key, say that the value is an address, a name or a setting: `POSTGRES_HOST`, `admin-user`, `LOG_LEVEL`. */
const OPEN_WORDS: readonly string[] = [
  'name', 'username', 'user', 'login', 'url', 'uri', 'host', 'hostname', 'smarthost', 'server', 'port', 'database', 'dbname', 'db', 'endpoint', 'region', 'zone', 'email',
  'from', 'address', 'bucket', 'domain', 'ip', 'cidr', 'namespace', 'path', 'repository', 'provider', 'driver', 'cipher', 'level', 'size', 'period', 'interval', 'timeout',
  'version', 'timezone', 'tz', 'scheme', 'protocol', 'mode', 'enabled', 'issuer',
];
/** `AZURE_CLIENT_ID`, `tenantId`: whose credentials they are. */
const OPEN_IDS: readonly string[] = ['client', 'tenant', 'subscription', 'app', 'application', 'installation', 'project', 'account', 'tunnel', 'org', 'organization', 'group'];

/** Whoever knows the address of a webhook may call it. */
const TELLING_WORDS: readonly string[] = ['webhook', 'hook', 'dsn', 'connection', 'slack', 'discord', 'healthchecks', 'password', 'passwd'];

const SETTING = /^(?:true|false|-?\d{1,5}|\d+(?:ms|s|m|h|d)|sha\d+|argon2(?:id?)?|(?:\d{1,3}\.){3}\d{1,3}(?:\/\d+)?)$/i;
const CERTIFICATE = /^\s*-----BEGIN (?:CERTIFICATE|PUBLIC KEY)-----/;
/** The `config` of a cluster Secret, and files of settings. */
const FILE = /\.(?:ya?ml|json|toml|ini|conf|cfg|properties|txt|xml)$/i;
const TELLS = /pass|pwd|secret|token|cred|auth|bearer|api_?key|private|keyData|:\/\/[^/\s]*@/i;

/** Whether anybody may know an entry. */
export function isOpenEntry(key: string, value: string): boolean {
  const isFile = FILE.test(key) || value.trimStart().startsWith('{');
  return OPEN_KEYS.includes(key.toLowerCase()) || isOpenWord(wordsOf(key)) || SETTING.test(value)
    || (CERTIFICATE.test(value) && !value.includes('PRIVATE')) || (isFile && !TELLS.test(value.replaceAll('awsAuthConfig', '')));
}

function isOpenWord(words: readonly string[]): boolean {
  const [last = '', before = ''] = [words.at(-1), words.at(-2)];
  const isOpen = OPEN_WORDS.includes(last) || (last === 'id' && OPEN_IDS.includes(before));
  return isOpen && !words.some((word) => TELLING_WORDS.includes(word));
}
