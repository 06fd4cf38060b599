import { Inventory, InventoryObject, KIND, REFERENCE_RULES, referencesOf, Referents } from '../../src/inventory';
import { checkManifest } from '../../src/schema';

const VERSIONS: Readonly<Record<string, string>> = {
  'kustomize.toolkit.fluxcd.io': 'v1',
  'helm.toolkit.fluxcd.io': 'v2',
  'source.toolkit.fluxcd.io': 'v1',
  'image.toolkit.fluxcd.io': 'v1',
  'notification.toolkit.fluxcd.io': 'v1beta3',
  'source.extensions.fluxcd.io': 'v1beta1',
};

function nested([first, ...rest]: readonly string[], leaf: unknown): unknown {
  const inner = first === undefined ? leaf : nested(rest, leaf);
  return first === undefined ? leaf : first === '*' ? [inner] : { [first]: inner };
}

function object(kindName: string, fields: unknown, metadata: Record<string, unknown> = { name: 'shop', namespace: 'apps' }): InventoryObject {
  const [group, kind = group] = kindName.split('/');
  const version = kind === 'Receiver' ? 'v1' : VERSIONS[group];
  return new InventoryObject({ apiVersion: version === undefined ? 'v1' : `${group}/${version}`, kind, metadata, ...fields as object }, { subject: kindName });
}

const flux = REFERENCE_RULES.filter(({ from }) => from.includes('fluxcd.io'));

test.each(flux.map((rule) => [`${rule.from} ${rule.path}`, rule] as const))('%s is a field of the API, with kinds that it allows', (_, rule) => {
  for (const target of rule.targets) {
    const kind = target.slice(target.lastIndexOf('/') + 1);
    const leaf = rule.isName === true ? 'target' : { name: 'target', ...rule.targets.length > 1 ? { kind } : {}, ...rule.hasNamespace === true ? { namespace: 'other' } : {} };
    const from = object(rule.from, nested(rule.path.split('.'), leaf));
    const faults = checkManifest(from.manifest, { flux: '2.9', argocd: '3.5' }).filter(({ code }) => ['SCH103', 'SCH104', 'SCH105', 'SCH107'].includes(code));
    expect(faults.filter(({ path }) => path.length >= rule.path.split('.').length).map(({ message }) => message)).toEqual([]);
    expect(referencesOf(from)).toMatchObject([{ kindName: target, name: 'target', namespace: rule.hasNamespace === true ? 'other' : 'apps' }]);
  }
});

test('a reference knows its key, and the one that is meant without', () => {
  const keys = [{ kind: 'Secret', name: 'a' }, { kind: 'Secret', name: 'a', valuesKey: 'b' }];
  expect(referencesOf(object(KIND.helmRelease, { spec: { valuesFrom: keys } })).map(({ key }) => key)).toEqual(['values.yaml', 'b']);
});

test.each([[undefined], [null], [3], [[]], [{}], [{ name: '' }], [{ name: '*' }], [{ kind: 'Pod', name: 'a' }], [{ kind: 'Secret', name: '${A}' }], [{ kind: 3, name: 'a' }]])(
  '%j is no reference', (leaf) => {
    expect(referencesOf(object(KIND.helmRelease, { spec: { valuesFrom: [leaf], chartRef: leaf } }))).toEqual([]);
  });

test('what controllers make is there', () => {
  const release = object(KIND.helmRelease, { spec: { chart: { spec: { sourceRef: { kind: 'HelmRepository', name: 'a', namespace: 'charts' } } } } });
  const other = object(KIND.helmRelease, { spec: { chartRef: { kind: 'HelmChart', name: 'apps-shop', namespace: 'charts' } } }, { name: 'other', namespace: 'apps' });
  const referents = Referents.of(new Inventory([release, other]));
  expect(referents.referencesFrom(other).map((reference) => referents.isResolved(reference))).toEqual([true]);
  expect(referents.exists({ kindName: KIND.helmChart, name: 'apps-shop', namespace: 'apps' }, other)).toBe(false);
});

test('generators of a program count, those of other files do not', () => {
  const kustomization = object('kustomize.config.k8s.io/Kustomization', {
    apiVersion: 'kustomize.config.k8s.io/v1beta1', namespace: 'apps', configMapGenerator: [{ name: 'values' }, { name: 3 }, 'text'],
  }, {});
  const from = object(KIND.helmRelease, { spec: {} });
  const referents = Referents.of(new Inventory([from], { files: [kustomization] }));
  expect(referents.exists({ kindName: KIND.configMap, name: 'values', namespace: 'apps' }, from)).toBe(true);
  expect(referents.exists({ kindName: KIND.configMap, name: 'values', namespace: 'other' }, from)).toBe(false);
});
