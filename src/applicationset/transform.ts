/** One entry of `generators`: which generators it holds, and what they give (generators/generator_spec_processor.go). */
import { fail } from '../diagnostics';
import { clustersGenerator } from './clusters-generator';
import { duckTypeGenerator } from './duck-type-generator';
import { asList, asMap, Fields, isMap } from './fields';
import { Generated, Generator, Scope } from './generated';
import { gitGenerator } from './git-generator';
import { listGenerator } from './list-generator';
import { flatten, ParamSet, printed } from './param-set';
import { pluginGenerator } from './plugin-generator';
import { pullRequestGenerator } from './pull-request-generator';
import { renderOnce } from './render';
import { scmGenerator } from './scm-generator';
import { paramSelector } from './selector';
import { prefillValues } from './values';

/** What combines other generators gets its depth: at the top, inside another one, and no further. */
export type Combining = (fields: Fields, scope: Scope, depth: number) => Generated;

/** In the order of Go's struct. */
const TERMINAL: Readonly<Record<string, Generator>> = {
  list: listGenerator,
  clusters: clustersGenerator,
  git: gitGenerator,
  scmProvider: scmGenerator,
  clusterDecisionResource: duckTypeGenerator,
  pullRequest: pullRequestGenerator,
  plugin: pluginGenerator,
};

export const GENERATOR_KINDS: readonly string[] = [...Object.keys(TERMINAL), 'matrix', 'merge'];
const WITH_VALUES = ['clusters', 'git', 'scmProvider', 'clusterDecisionResource', 'pullRequest', 'plugin'];
const DEEPEST = 1;

const combining = new Map<string, Combining>();

/** Matrix and merge call back into this file, so they introduce themselves. */
export function addCombining(kind: string, generator: Combining): void {
  combining.set(kind, generator);
}

/** The kinds of generators that an entry holds: one, unless somebody is mistaken. */
export function kindsOf(entry: Fields): readonly string[] {
  return GENERATOR_KINDS.filter((kind) => entry[kind] !== undefined && entry[kind] !== null);
}

/** What one generator of an entry gives, selected; `outer` are parameters of a matrix's first generator. */
export function generate(entry: Fields, kind: string, scope: Scope, depth: number, outer?: ParamSet): Generated {
  const selects = paramSelector(entry.selector, `${scope.where}.selector`);
  const where = { ...scope, where: `${scope.where}.${kind}` };
  const fields = outer !== undefined && outer.entries.size > 0 ? interpolate(asMap(entry[kind]), kind, outer, where) : asMap(entry[kind]);
  const { params, unknown } = run(kind, fields, where, depth);
  return { params: selects === undefined ? params : params.filter((set) => selects(flatTexts(set))), unknown };
}

/** A child of matrix or merge: it has to hold exactly one generator. */
export function generateChild(entry: unknown, scope: Scope, depth: number, outer?: ParamSet): Generated {
  const kinds = kindsOf(asMap(entry));
  if (kinds.length !== 1) {
    return fail('EXP101', scope.where, `it holds ${kinds.length} generators`, 'write one generator for each item of the list');
  }
  if (combining.has(kinds[0]) && depth > DEEPEST) {
    return fail('EXP101', scope.where, `${kinds[0]} is nested more than once`, 'combine at most a matrix or merge of matrices or merges');
  }
  return generate(combining.has(kinds[0]) ? withoutTemplate(asMap(entry), kinds[0]) : asMap(entry), kinds[0], scope, depth, outer);
}

/** A nested matrix or merge has no field for a template, so what stands there is not even rendered. */
function withoutTemplate(entry: Fields, kind: string): Fields {
  const { template: _, ...rest } = asMap(entry[kind]);
  return { ...entry, [kind]: rest };
}

function run(kind: string, fields: Fields, scope: Scope, depth: number): Generated {
  const combine = combining.get(kind);
  return combine ? combine(fields, scope, depth) : TERMINAL[kind](fields, scope);
}

/** The generator with the parameters of another one put in. Its `values` are templates over its own as well. */
function interpolate(fields: Fields, kind: string, outer: ParamSet, { renderer, where }: Scope): Fields {
  const { values, ...rest } = fields;
  const rendered = withEmpties(renderOnce(renderer, rest, outer) as Fields, kind);
  if (!isMap(values)) {
    return rendered;
  }
  return { ...rendered, values: WITH_VALUES.includes(kind) ? prefillValues(values, outer, renderer, where) : renderOnce(renderer, values, outer) };
}

/**
 * Rendering by reflection makes an empty list or map of one that was never given (`deeplyReplaceWithFilter`), and two
 * generators can tell: filters of repositories all become filters of branches, and a labelSelector is always there.
 */
function withEmpties(fields: Fields, kind: string): Fields {
  switch (kind) {
    case 'scmProvider': return { ...fields, filters: asList(fields.filters).map((filter) => ({ pathsExist: [], ...asMap(filter) })) };
    case 'clusterDecisionResource': return { ...fields, labelSelector: { matchLabels: {}, matchExpressions: [], ...asMap(fields.labelSelector) } };
    case 'plugin': return { ...fields, input: { parameters: {}, ...asMap(fields.input) } };
    default: return fields;
  }
}

function flatTexts(params: ParamSet): Readonly<Record<string, string>> {
  return Object.fromEntries([...flatten(params, true)].map(([key, value]) => [key, printed(value)]));
}
