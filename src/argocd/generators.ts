import { compact, GeneratorIntent } from '../model';
import { gitSource } from './application';
import { ApplicationSetGenerator, LabelSelector } from './l1/index.generated';

/** A generator as Argo CD names its parts. */
export function renderGenerator(generator: GeneratorIntent): ApplicationSetGenerator {
  switch (generator.kind) {
    case 'clusters': return { clusters: compact({ selector: renderSelector(generator) }) };
    case 'directories': return { git: { ...gitFields(generator), directories: paths(generator) } };
    case 'files': return { git: { ...gitFields(generator), files: paths(generator) } };
    case 'list': return { list: { elements: [...generator.elements] } };
    case 'matrix': return { matrix: { generators: generator.generators.map(renderGenerator) } };
    case 'merge': return { merge: { mergeKeys: [...generator.keys], generators: generator.generators.map(renderGenerator) } };
  }
}

function renderSelector({ matchLabels, expressions }: Extract<GeneratorIntent, { kind: 'clusters' }>): LabelSelector {
  return compact<LabelSelector>({
    matchLabels,
    matchExpressions: expressions.map(({ key, operator, values }) => compact({ key, operator, values: [...values] })),
  });
}

function gitFields({ git }: Extract<GeneratorIntent, { kind: 'directories' | 'files' }>) {
  const { repoURL, targetRevision } = gitSource(git);
  return { repoURL, revision: targetRevision ?? 'HEAD' };
}

function paths({ include, exclude }: Extract<GeneratorIntent, { kind: 'directories' | 'files' }>) {
  return [...include.map((path) => ({ path })), ...exclude.map((path) => ({ path, exclude: true }))];
}
