import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

interface Documented {
  readonly name?: string;
  readonly docs?: { readonly summary?: string };
}

interface Optional extends Documented {
  readonly docs?: { readonly summary?: string; readonly default?: string };
  readonly optional?: boolean;
}

interface Method extends Documented {
  readonly parameters?: readonly Documented[];
}

interface Type extends Documented {
  readonly fqn: string;
  readonly datatype?: boolean;
  readonly properties?: readonly Optional[];
  readonly methods?: readonly Method[];
  readonly members?: readonly Documented[];
}

const JSII = resolve(__dirname, '../../.jsii');

function assembly(): readonly Type[] {
  if (!existsSync(JSII)) {
    throw new Error('there is no .jsii: run "npm run compile" first');
  }
  return Object.values((JSON.parse(readFileSync(JSII, 'utf8')) as { readonly types: Readonly<Record<string, Type>> }).types);
}

const types = assembly();

/** Names of members that have no summary, below the name of their type. */
function undocumented(type: Type): string[] {
  const members = [...type.properties ?? [], ...type.methods ?? [], ...type.members ?? []];
  return [type, ...members]
    .filter(({ docs }) => (docs?.summary ?? '').trim() === '')
    .map(({ name }) => (name === type.name ? type.fqn : `${type.fqn}.${name}`));
}

test('the assembly holds the whole API', () => {
  const names = types.map(({ fqn }) => fqn);
  expect(names).toEqual(expect.arrayContaining([
    'cdk8s-gitops.HelmApp', 'cdk8s-gitops.EnvironmentSet', 'cdk8s-gitops.FluxHelmRelease', 'cdk8s-gitops.SopsValues',
    'cdk8s-gitops.argocd.ApplicationSet', 'cdk8s-gitops.flux.HelmRelease',
  ]));
});

test('every type, member and enum value of the API is documented', () => {
  expect(types.flatMap(undocumented)).toEqual([]);
});

test('a member without a sentence is found', () => {
  const planted: Type = { fqn: 'x.Planted', name: 'Planted', docs: { summary: 'There.' }, properties: [{ name: 'silent', docs: { summary: ' ' } }], members: [{ name: 'BARE' }] };
  expect(undocumented(planted)).toEqual(['x.Planted.silent', 'x.Planted.BARE']);
});

test('every optional property of a struct in the root namespace says what happens without it', () => {
  const silent = types
    .filter(({ datatype, fqn }) => datatype && fqn.split('.').length === 2)
    .flatMap(({ fqn, properties = [] }) => properties.filter(({ optional, docs }) => optional && !docs?.default).map(({ name }) => `${fqn}.${name}`));
  expect(silent).toEqual([]);
});
