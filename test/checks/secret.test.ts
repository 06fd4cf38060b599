import { codesIn, found } from './fleet';
import { KEY_ENDS, KEY_STEMS, senseOf } from '../../src/checks/secret/secret-key';
import { isTellingNeighbour } from '../../src/cli/telling-line';

const configMap = (data: string): string => `{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: b}, data: ${data}}`;
const secret = (fields: string, metadata = '{name: a, namespace: b}'): string => `{apiVersion: v1, kind: Secret, metadata: ${metadata}, ${fields}}`;
const values = (text: string): string => `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: https://charts.example.com, chart: shop, targetRevision: 1.0.0, helm: {valuesObject: ${text}}}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`;

test.each([
  ['the name of a Secret', '{auth: {existingSecret: shop-auth, passwordKey: password}}'],
  ['a reference to a key', '{env: [{name: DB_PASSWORD, valueFrom: {secretKeyRef: {name: db, key: password}}}]}'],
  ['a placeholder of a plugin', '{adminPassword: "<path:secret/data/shop#admin>"}'],
  ['a variable of the chart', '{adminPassword: $ADMIN_PASSWORD}'],
  ['a reference of vals', '{adminPassword: "ref+vault://secret/shop#/admin"}'],
  ['an empty password', '{adminPassword: ""}'],
  ['a switch', '{auth: {password: false}}'],
  ['a path', '{passwordFile: /run/secrets/db, dbPassword: /run/secrets/db}'],
  ['a hash', '{adminPassword: "$2a$10$hqv0oTRyEPTcpgyGqsGZ8.sVUv8D1mcZpVvx0yB1a"}'],
  ['a digest of an image', '{image: {digest: "sha256:4c1ba3f1a5e0c4f3b1b2d9c6a0f1f2e3d4c5b6a798897a6b5c4d3e2f1a0b9c8d"}}'],
  ['the name of a token', '{github: {token: github-token, secret: my-github-app}}'],
  ['a name of a key', '{secretKey: admin-password}'],
  ['how long a token lives', '{lifespans: {access_token: 1h, refresh_token: 90d}}'],
  ['a policy', '{passwordPolicy: strict, tokenTTL: 24h, tokenExpiry: 3600}'],
  ['a header of a key that a script writes', '{"x.sh": "echo \\"-----BEGIN OPENSSH PRIVATE KEY-----\\"\\nsed s/-----BEGIN OPENSSH PRIVATE KEY-----//"}'],
  ['a format of a URL', '{"x.sh": "printf https://robot:%s@github.com; curl https://user:password@example.com; psql postgres://shop:shop@db"}'],
  ['an id of a key of AWS', '{route53: {accessKeyID: AKIAIOSFODNN7SAMPLEX}}'],
  ['a value that another program looks up', '{password: "urn:k8s:secret:sso:KEY", adminPassword: fake_password, private_key: the key goes here}'],
  ['a public key', '{key: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ0bQ2Jm9pQ8xvX1mYtq9o1qkq8dQ2mH7c3Zl4Jk5x8t robot"}'],
])('%s is no leak', (_, text) => {
  expect(found(values(text))).toEqual([]);
});

test.each([
  ['a password', '{adminPassword: hunter2}', 'SEC322 "adminPassword" is written out in the clear'],
  ['a password of an environment', '{env: [{name: DB_PASSWORD, value: hunter2}]}', 'SEC322 "DB_PASSWORD" is written out in the clear'],
  ['a client secret', '{oidc: {clientSecret: 4f9a8b7c}}', 'SEC322 "clientSecret" is written out in the clear'],
  ['a random token', '{telegram: {token: "987654321:AAEhBOweik6ad9rTnmK4Rb0"}}', 'SEC324 "token" looks like a secret, and is written out in the clear'],
  ['a token of GitHub', `{note: "ghp_${'a1'.repeat(18)}"}`, 'SEC323 "note" holds a token of GitHub in the clear'],
  ['a private key', '{tls: {pem: "-----BEGIN EC PRIVATE KEY-----\\nabc"}}', 'SEC323 "pem" holds a private key in the clear'],
  ['a password in a URL', '{dsn: "postgres://shop:hunter2@db/shop"}', 'SEC323 "dsn" holds a URL with a password in the clear'],
])('%s is a leak, told without its value', (_, text, message) => {
  expect(found(values(text))).toEqual([message]);
});

test('values as text are read as values', () => {
  expect(found(configMap('{values.yaml: "a: 1\\nadminPassword: hunter2\\n"}'))).toEqual(['SEC322 "adminPassword" is written out in the clear']);
});

test('in an embedded document a tag of another program stands for the value, and what stands twice is told once', () => {
  expect(found(configMap('{a.yaml: "a: 1\\npassword: &pw !secret wifi\\nsigning_key: !Find [x, [y]]\\nother: {password: *pw}\\n"}'))).toEqual([]);
  expect(found(configMap('{a.yaml: "a:\\n  password: hunter2\\nb:\\n  password: hunter3\\n"}'))).toHaveLength(1);
});

test.each([
  ['addresses and names', '{POSTGRES_HOST: db, admin-user: root, repoURL: "https://git.example.com", AWS_DEFAULT_REGION: eu, cluster_dns_ip: 10.2.0.1}'],
  ['ids', '{AZURE_CLIENT_ID: 3a1b, tenantId: 77aa}'],
  ['settings', '{LOG_LEVEL: debug, CRYPTO_KEY_SIZE: "256", CRYPTO_KEY_HASH: sha256, MAX_CONCURRENT: "5", SYNC_PERIOD: 15m}'],
  ['a file of settings', '{roles.yml: "admins: [a]\\nusers: [b]\\n", broker.properties: "a=b\\nc=d"}'],
  ['a certificate', '{shop.crt: "-----BEGIN CERTIFICATE-----\\nMIIB"}'],
])('a Secret with %s alone is no leak', (_, data) => {
  expect(codesIn(secret(`stringData: ${data}`))).toEqual([]);
});

test.each(['{SLACK_WEBHOOK_URL: "https://chat.example.com/a1b2"}', '{alertmanager.yaml: "smtp_auth_password: hunter2\\n"}', '{key: hunter2}', '{DB_PASSWORD: "12345678"}', '{pass_id: x}'])('a Secret with %s is one', (data) => {
  expect(codesIn(secret(`stringData: ${data}`))).toEqual(['SEC321']);
});

test.each([
  ['an encrypted Secret', secret('stringData: {password: "ENC[AES256_GCM,data:x,type:str]"}, sops: {mac: x}')],
  ['a Secret without data', secret('type: Opaque')],
  ['a Secret for a placeholder', secret('stringData: {password: "${DB_PASSWORD}"}')],
  ['a repository of Argo CD without credentials', secret('stringData: {type: git, url: https://github.com/myorg/shop, project: default}')],
  ['a cluster of Argo CD without credentials', secret('stringData: {name: eu, server: https://eu.example.com, config: "{\\"awsAuthConfig\\": {}}"}')],
  ['an ExternalSecret', '{apiVersion: external-secrets.io/v1, kind: ExternalSecret, metadata: {name: a}, spec: {data: [{secretKey: password}]}}'],
])('%s is no leak', (_, yaml) => {
  expect(codesIn(yaml)).toEqual([]);
});

test('a Secret in the clear is told once, with its keys', () => {
  expect(found(secret('stringData: {password: hunter2, token: abc, username: me}'))).toEqual(['SEC321 Secret "a" holds "password" and "token" in the clear']);
  expect(found(secret('data: {password: aHVudGVyMg==}'))).toEqual(['SEC321 Secret "a" holds "password" in the clear']);
});

test.each(KEY_ENDS)('a key that ends in "%s" is looked at, and no frame shows its line', (end) => {
  expect(KEY_STEMS.some((stem) => end.includes(stem))).toBe(true);
  expect(senseOf(`x-${end}`)).not.toBe('no');
  expect(isTellingNeighbour(`  ${end}: >-`)).toBe(true);
  expect(codesIn(configMap(`{${end}: Xk29fQ7mPz31LwTb84Rv}`))).toEqual([expect.stringMatching(/^SEC32[24]$/)]);
});
