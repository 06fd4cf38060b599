import { codesIn } from './fleet';

const configMap = (metadata: string, data = '{a: b}'): string => `{apiVersion: v1, kind: ConfigMap, metadata: ${metadata}, data: ${data}}`;

test.each([
  ['a generated name', configMap('{generateName: a-}')],
  ['a name with a placeholder', configMap('{name: "${CLUSTER}-Settings"}')],
  ['a role of the system', '{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: "system:Team_a"}}'],
  ['a name with dots', configMap('{name: a.b.example.com}')],
  ['the configuration of a tool, which has no name', '{apiVersion: kind.x-k8s.io/v1alpha4, kind: Cluster}'],
  ['an annotation key with capitals in its prefix', configMap('{name: a, annotations: {Example.com/Note: "1"}}')],
  ['an empty label', configMap('{name: a, labels: {team: ""}}')],
  ['a null label', configMap('{name: a, labels: {team: null}}')],
  ['an encrypted Secret', '{apiVersion: v1, kind: Secret, metadata: {name: a}, data: {b: "ENC[AES256_GCM,data:x]"}, sops: {mac: x}}'],
  ['Base64 in lines', '{apiVersion: v1, kind: Secret, metadata: {name: a}, data: {username: "YWJj\\nZGVm"}}'],
  ['no data', '{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: null}'],
])('%s is fine', (_, yaml) => {
  expect(codesIn(yaml)).toEqual([]);
});

test.each([
  ['a Service whose name has a dot', '{apiVersion: v1, kind: Service, metadata: {name: a.b}}', 'KUB102'],
  ['a role whose name has a slash', '{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: a/b}}', 'SCH140'],
  ['a name of 254 characters', configMap(`{name: ${'a'.repeat(254)}}`), 'KUB102'],
  ['a label of 64 characters', configMap(`{name: a, labels: {b: ${'a'.repeat(64)}}}`), 'SCH141'],
  ['a label that is a list', configMap('{name: a, labels: {b: [c]}}'), 'SCH141'],
  ['a ConfigMap with a mapping inside', configMap('{name: a}', '{b: {c: d}}'), 'KUB109'],
  ['Base64 without its padding', '{apiVersion: v1, kind: Secret, metadata: {name: a}, data: {username: YWI}}', 'KUB110'],
])('%s is found', (_, yaml, code) => {
  expect(codesIn(yaml)).toEqual([code]);
});
