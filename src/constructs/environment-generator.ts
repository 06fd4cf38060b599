import { checkCall } from '../calls/check-call';
import { Faults } from '../diagnostics';
import { compact, GeneratorIntent, LabelExpression } from '../model';
import { formatChoices, isLabelKey } from '../text';
import { GitSource } from './git-source';

/** Which clusters are meant, by their labels. */
export interface ClusterSelector {
  /**
   * Labels that a cluster must have, with these values.
   *
   * @default - any labels
   */
  readonly matchLabels?: { readonly [key: string]: string };

  /**
   * Further conditions on labels; all have to hold.
   *
   * @default - none
   */
  readonly matchExpressions?: ClusterSelectorExpression[];
}

/** One condition on a label. */
export interface ClusterSelectorExpression {
  /** The label. */
  readonly key: string;

  /** `In`, `NotIn`, `Exists` or `DoesNotExist`. */
  readonly operator: string;

  /**
   * The values to compare with. For `In` and `NotIn` only.
   *
   * @default - none
   */
  readonly values?: string[];
}

/** Which paths of a repository are left out. */
export interface PathOptions {
  /**
   * Patterns of what is left out, whatever else matches it.
   *
   * @default - none
   */
  readonly exclude?: string[];
}

const OPERATORS = ['In', 'NotIn', 'Exists', 'DoesNotExist'] as const;

/** Finds environments: one for each cluster, directory, file or element. */
export class EnvironmentGenerator {
  /**
   * One for each cluster that has these labels. Gives CLUSTER_NAME, CLUSTER_SERVER and clusterLabel().
   *
   * Fails with APP170 for an operator or a label key that does not exist.
   */
  public static clusters(selector: ClusterSelector = {}): EnvironmentGenerator {
    checkCall('EnvironmentGenerator.clusters', [selector]);
    const faults = new Faults('EnvironmentGenerator.clusters');
    const matchLabels = compact(selector.matchLabels ?? {});
    const expressions = (selector.matchExpressions ?? []).map((expression) => labelExpression(expression, faults));
    for (const key of [...Object.keys(matchLabels), ...expressions.map((e) => e.key)].filter((k) => !isLabelKey(k))) {
      faults.add('APP170', `"${key}" is no key of a label`, 'write name or prefix.example/name');
    }
    faults.throwIfAny();
    return EnvironmentGenerator._of({ kind: 'clusters', matchLabels, expressions });
  }

  /**
   * One for each directory that matches a pattern, `*` standing for one path part. Gives PATH and PATH_BASENAME.
   *
   * Fails with APP171 for a pattern that is absolute or leaves the repository.
   */
  public static directories(git: GitSource, include: string[], options: PathOptions = {}): EnvironmentGenerator {
    checkCall('EnvironmentGenerator.directories', [git, include, options]);
    return fromPaths('directories', git, include, options);
  }

  /**
   * One for each YAML or JSON file that matches a pattern. Gives PATH, PATH_BASENAME and field().
   *
   * Fails with APP171 for a pattern that is absolute or leaves the repository.
   */
  public static files(git: GitSource, include: string[], options: PathOptions = {}): EnvironmentGenerator {
    checkCall('EnvironmentGenerator.files', [git, include, options]);
    return fromPaths('files', git, include, options);
  }

  /** One for each element. Gives field(). Useful inside matrix and merge; alone, list the environments instead. */
  public static list(elements: { [key: string]: string }[]): EnvironmentGenerator {
    checkCall('EnvironmentGenerator.list', [elements]);
    return EnvironmentGenerator._of({ kind: 'list', elements: elements.map(compact) });
  }

  /**
   * Every combination of what two generators find.
   *
   * Fails with APP172 when combinations are nested more than once.
   */
  public static matrix(first: EnvironmentGenerator, second: EnvironmentGenerator): EnvironmentGenerator {
    checkCall('EnvironmentGenerator.matrix', [first, second]);
    return combined({ kind: 'matrix', generators: [first._intent, second._intent] });
  }

  /**
   * What the first generator finds, completed by what the others find for the same keys.
   *
   * Fails with APP172 when combinations are nested more than once, APP173 without keys or with fewer than two generators.
   *
   * @param keys fields whose values decide what belongs together
   * @param generators two or more; later ones win
   */
  public static merge(keys: string[], generators: EnvironmentGenerator[]): EnvironmentGenerator {
    checkCall('EnvironmentGenerator.merge', [keys, generators]);
    const faults = new Faults('EnvironmentGenerator.merge');
    if (keys.length === 0 || generators.length < 2) {
      faults.add('APP173', `${keys.length} keys and ${generators.length} generators are too few to merge`, 'give at least one key and two generators');
    }
    faults.throwIfAny();
    return combined({ kind: 'merge', keys, generators: generators.map((generator) => generator._intent) });
  }

  /** @internal */
  public static _of(intent: GeneratorIntent): EnvironmentGenerator {
    const generator = new EnvironmentGenerator();
    Object.assign(generator, { _intent: intent });
    return generator;
  }

  /** @internal */
  public readonly _intent!: GeneratorIntent;

  private constructor() {}
}

function labelExpression(expression: ClusterSelectorExpression, faults: Faults): LabelExpression {
  const operator = OPERATORS.find((known) => known === expression.operator);
  if (!operator) {
    faults.add('APP170', `operator "${expression.operator}" does not exist`, `use ${formatChoices(OPERATORS)}`);
  }
  const values = expression.values ?? [];
  const needsValues = operator === 'In' || operator === 'NotIn';
  if (operator && needsValues !== values.length > 0) {
    faults.add('APP170', `operator "${operator}" of "${expression.key}" has ${values.length === 0 ? 'no values' : 'values'}`,
      needsValues ? 'give the values to compare with' : 'drop the values');
  }
  return { key: expression.key, operator: operator ?? 'In', values };
}

function fromPaths(kind: 'directories' | 'files', git: GitSource, include: string[], options: PathOptions): EnvironmentGenerator {
  const faults = new Faults(`EnvironmentGenerator.${kind}`);
  const exclude = options.exclude ?? [];
  if (include.length === 0) {
    faults.add('APP171', 'no pattern is given, so nothing is found', 'give at least one, such as "apps/*"');
  }
  for (const pattern of [...include, ...exclude].filter((p) => p.startsWith('/') || p.split('/').includes('..'))) {
    faults.add('APP171', `"${pattern}" is no path inside the repository`, 'write it from the root, without a leading "/" and without ".."');
  }
  for (const pattern of [...include, ...exclude].filter((p) => p.split('[').length !== p.split(']').length)) {
    faults.add('APP171', `"${pattern}" has a bracket without its other one, and would match nothing`, 'close the class, "[ab]", or write "\\\\[" for the character');
  }
  if (kind === 'directories') {
    for (const pattern of [...include, ...exclude].filter((p) => p.split('/').includes('**'))) {
      faults.add('APP171', `"${pattern}" has a "**", which is read as "*" for directories`, 'write one "*" for each level: "apps/*/*"');
    }
  }
  faults.throwIfAny();
  return EnvironmentGenerator._of({ kind, git: git._intent, include, exclude });
}

function combined(intent: GeneratorIntent & { readonly generators: readonly GeneratorIntent[] }): EnvironmentGenerator {
  const faults = new Faults(`EnvironmentGenerator.${intent.kind}`);
  if (depth(intent) > 2) {
    faults.add('APP172', 'matrix and merge are nested more than once', 'combine at most a matrix or merge of matrices or merges');
  }
  faults.throwIfAny();
  return EnvironmentGenerator._of(intent);
}

function depth(generator: GeneratorIntent): number {
  return 'generators' in generator ? 1 + Math.max(...generator.generators.map(depth)) : 0;
}
