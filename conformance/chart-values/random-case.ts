/** A random chart, with charts in it, and random values files for it. */
import { Random } from '../random-document';
import { randomSchema } from './random-schema';
import { randomObject } from './random-values';

export interface ValuesCase {
  /** Of the chart, by their paths. */
  readonly files: Readonly<Record<string, string>>;
  /** Values files, lowest precedence first. */
  readonly layers: readonly string[];
}

interface Dependency {
  readonly name: string;
  readonly version: string;
  readonly repository: string;
  readonly alias?: string;
  readonly condition?: string;
  readonly tags?: readonly string[];
  readonly 'import-values'?: readonly unknown[];
}

const SUBCHARTS = ['redis', 'db', 'common'];

export function randomCase(random: Random): ValuesCase {
  const files = chartFiles(random, 'shop', random.chance(0.6) ? 2 : 0);
  const keys = Object.keys(files).flatMap((path) => /charts\/([^/]+)\/Chart.yaml$/.exec(path)?.[1] ?? []);
  const layers = Array.from({ length: random.below(4) }, () => JSON.stringify(layer(random, [...keys, 'cache'])));
  return { files, layers };
}

function chartFiles(random: Random, name: string, depth: number): Record<string, string> {
  const inner = depth === 0 ? [] : SUBCHARTS.filter(() => random.chance(0.5));
  const dependencies = inner.filter(() => random.chance(0.8)).map((one) => dependency(random, one));
  const own: Record<string, string> = {
    'Chart.yaml': JSON.stringify({ apiVersion: 'v2', name, version: random.pick(['1.0.0', '1.2.3', '2.0.0-rc.1']), ...dependencies.length > 0 && { dependencies } }),
    ...random.chance(0.85) && { 'values.yaml': JSON.stringify(layer(random, inner)) },
    ...random.chance(0.6) && { 'values.schema.json': JSON.stringify(randomSchema(random)) },
  };
  for (const one of inner) {
    Object.entries(chartFiles(random, one, depth - 1)).forEach(([path, text]) => {
      own[`charts/${one}/${path}`] = text;
    });
  }
  return own;
}

function dependency(random: Random, name: string): Dependency {
  return {
    name,
    version: random.pick(['*', '>=1.0.0', '>=0.0.0-0', '>=0.0.0-0', '1.x', '^2.0.0-0']),
    repository: '',
    ...random.chance(0.3) && { alias: random.pick(['cache', 'other']) },
    ...random.chance(0.5) && { condition: random.pick([`${name}.enabled`, 'enabled', `${name}.enabled,enabled`, 'missing, enabled', 'global.on']) },
    ...random.chance(0.3) && { tags: random.pick([['front'], ['back', 'front']]) },
    ...random.chance(0.3) && { 'import-values': [random.pick<unknown>(['data', { child: 'a', parent: 'b' }, { child: 'image', parent: '.' }])] },
  };
}

function layer(random: Random, subcharts: readonly string[]): Record<string, unknown> {
  const inner = subcharts.filter(() => random.chance(0.5)).map((key) => [key, random.chance(0.95) ? layer(random, random.chance(0.3) ? SUBCHARTS : []) : random.pick([null, 'no', true, []])]);
  return {
    ...randomObject(random, 2),
    ...Object.fromEntries(inner) as object,
    ...random.chance(0.3) && { global: random.chance(0.9) ? randomObject(random, 2) : random.pick([null, 'x', []]) },
    ...random.chance(0.3) && { enabled: random.pick([true, false, false, 'false', null]) },
    ...random.chance(0.2) && { tags: random.pick<unknown>([{ front: true }, { front: false }, { back: false, front: 'no' }, null, 'x']) },
    ...random.chance(0.1) && { exports: { data: randomObject(random, 1) } },
  };
}
