/** ApplicationSets and worlds in few words. */
import { expandApplicationSet, Expansion, World } from '../../src/applicationset';
import { parseYamlValue } from '../../src/text';

type Fields = Readonly<Record<string, unknown>>;

/** An ApplicationSet whose Applications show one text for each parameter set: in `spec.source.path`. */
export function setOf(generators: string, path: string, spec: Fields = {}): Fields {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'ApplicationSet',
    metadata: { name: 'set', namespace: 'argocd' },
    spec: {
      goTemplate: true,
      generators: parseYamlValue(generators),
      template: {
        metadata: { name: spec.goTemplate === false ? '{{name}}' : '{{ .name | normalize }}' },
        spec: { project: 'default', source: { repoURL: 'https://git.example/x', path }, destination: { name: 'in-cluster' } },
      },
      ...spec,
    },
  };
}

export function expand(generators: string, path: string, world: World = {}, spec: Fields = {}): Expansion {
  return expandApplicationSet(setOf(generators, path, spec), world);
}

/** `name=shown` for each Application. */
export function shown(expansion: Expansion): string[] {
  expect(expansion.diagnostics).toEqual([]);
  return expansion.applications.map(({ name, manifest }) => `${name}=${((manifest.spec as Fields).source as Fields).path as string}`);
}

export function codes(expansion: Expansion): string[] {
  return expansion.diagnostics.map(({ code }) => code);
}

export const CLUSTERS: World = {
  clusters: [
    { name: 'eu', server: 'https://eu', labels: { env: 'prod', tier: '1' }, annotations: { owner: 'a' } },
    { name: 'Dev_1', server: 'https://dev', labels: { env: 'dev' }, project: 'p' },
  ],
};
