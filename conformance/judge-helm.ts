/** Helm 4: what each engine hands to Helm renders, and both engines' output renders to the same objects. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Decryptor } from './decryptor';
import { argoReleases, EffectiveChart, EffectiveRelease, fluxReleases } from './effective-values';
import { EngineFolder, Example } from './example';
import { Toolbox } from './toolbox';
import { isMap, Json, readTree, textAt } from './tree';
import { JudgeResult, Verdicts } from './verdicts';
import { parseYaml, renderYaml } from '../src/text';

interface RenderedRelease {
  readonly origin: string;
  readonly key: string;
  /** Chart and objects, in a form that is equal where they are equal. */
  readonly objects: readonly string[];
}

export function judgeHelm(tools: Toolbox, examples: readonly Example[], standIn: string): JudgeResult {
  const verdicts = new Verdicts();
  for (const example of examples) {
    const argocd = renderEngine(tools, example, 'argocd', standIn, verdicts);
    const flux = renderEngine(tools, example, 'flux', standIn, verdicts);
    if (argocd && flux) {
      compareEngines(example.name, argocd, flux, verdicts);
    } else {
      verdicts.pass((argocd ?? flux ?? []).length);
    }
  }
  return verdicts.result('helm', 'each release renders, the same for both engines');
}

function renderEngine(
  tools: Toolbox, example: Example, engine: EngineFolder, standIn: string, verdicts: Verdicts,
): readonly RenderedRelease[] | undefined {
  const output = example.tryOutput(engine);
  if (output === undefined) {
    return undefined;
  }
  const world = { tree: readTree(output), example, decryptor: new Decryptor(tools, example.keyFile) };
  const releases = engine === 'argocd' ? argoReleases(tools, world, verdicts) : fluxReleases(world, verdicts);
  return releases.flatMap((release) => {
    release.unknown.forEach((note) => verdicts.note(`${example.name}: ${note}`));
    try {
      return [renderRelease(tools, release, engine, standIn)];
    } catch (error) {
      verdicts.fail(`${example.name} ${engine} ${release.origin}: ${(error as Error).message}`);
      return [];
    }
  });
}

function renderRelease(tools: Toolbox, release: EffectiveRelease, engine: EngineFolder, standIn: string): RenderedRelease {
  const folder = mkdtempSync(join(tmpdir(), 'judge-helm-'));
  try {
    const text = templateRelease(tools, release, standIn, folder);
    const objects = parseYaml(text).documents.map(({ value }) => value).filter(isMap).map(stableObject).sort();
    return { origin: `${engine} ${release.origin}`, key: `${release.cluster}/${release.namespace}/${release.release}`, objects: [`chart ${release.chart.id}`, ...objects] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The objects that Helm makes of a release, as it prints them. */
export function templateRelease(tools: Toolbox, release: EffectiveRelease, standIn: string, folder: string): string {
  const flags = release.layers.flatMap(({ flag, text }, index) => {
    if (flag !== '-f') {
      return [flag, text];
    }
    const file = join(folder, `layer-${index}.yaml`);
    writeFileSync(file, text);
    return [flag, file];
  });
  const chart = localChart(release.chart, standIn, folder);
  return tools.output('helm', ['template', release.release, chart, '--namespace', release.namespace, ...flags]);
}

/** A chart whose values.yaml the engine itself rewrites is copied, and its values.yaml merged as the engine does. */
function localChart({ folder = '', replacedValues, mergedValues = [] }: EffectiveChart, standIn: string, target: string): string {
  const source = folder || standIn;
  if (replacedValues === undefined && mergedValues.length === 0) {
    return source;
  }
  const copy = join(target, 'chart');
  cpSync(source, copy, { recursive: true });
  const own = join(copy, 'values.yaml');
  const base = replacedValues ?? (folder === '' ? [] : [readFileSync(own, 'utf8')]);
  const merged = [...base, ...mergedValues].map(valuesOf).reduce(mergeValues, {});
  writeFileSync(own, renderYaml(merged));
  return copy;
}

function valuesOf(text: string): Json {
  const value = parseYaml(text).documents[0]?.value;
  return isMap(value) ? value : {};
}

/** Maps are merged, everything else is replaced, as MergeMaps of fluxcd/pkg does. */
function mergeValues(low: Json, high: Json): Json {
  const merged: Record<string, unknown> = { ...low };
  for (const [key, value] of Object.entries(high)) {
    const below = merged[key];
    merged[key] = isMap(below) && isMap(value) ? mergeValues(below, value) : value;
  }
  return merged;
}

function compareEngines(example: string, argocd: readonly RenderedRelease[], flux: readonly RenderedRelease[], verdicts: Verdicts): void {
  for (const key of new Set([...argocd, ...flux].map((release) => release.key))) {
    const [left, right] = [argocd, flux].map((all) => all.filter((release) => release.key === key).sort(byObjects));
    const difference = left.length === right.length ? firstDifference(left, right) : `${left.length} times for Argo CD, ${right.length} times for Flux`;
    if (difference === undefined) {
      verdicts.pass(left.length);
    } else {
      verdicts.fail(`${example}: release ${key}: ${difference}`);
    }
  }
}

function byObjects(left: RenderedRelease, right: RenderedRelease): number {
  const [a, b] = [left.objects.join('\n'), right.objects.join('\n')];
  return a < b ? -1 : Number(a > b);
}

function firstDifference(left: readonly RenderedRelease[], right: readonly RenderedRelease[]): string | undefined {
  for (const [index, release] of left.entries()) {
    const [mine, theirs] = [release.objects.join('\n').split('\n'), right[index].objects.join('\n').split('\n')];
    const line = Array.from({ length: Math.max(mine.length, theirs.length) }, (_, at) => at).find((at) => mine[at] !== theirs[at]);
    if (line !== undefined) {
      return `${release.origin} renders "${mine[line]?.trim()}", ${right[index].origin} renders "${theirs[line]?.trim()}"`;
    }
  }
  return undefined;
}

function stableObject(object: Json): string {
  return `${textAt(object, 'kind')} ${textAt(object, 'metadata', 'name')}\n${renderYaml(sortKeys(object))}`;
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sortKeys);
  }
  if (!isMap(value)) {
    return value;
  }
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sortKeys(value[key])]));
}
