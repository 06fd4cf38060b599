/** Which parameters a generator can give, as far as that is certain. */
import { Fields } from '../../inventory';
import { fieldsAt, isFields, isSet, listAt } from '../engine';
import { GeneratorAt } from './generators';

/** With goTemplate: any field, these fields, or a value that has none. */
export type Shape = 'any' | 'value' | ReadonlyMap<string, Shape>;

const SCM: readonly string[] = ['organization', 'repository', 'repository_id', 'url', 'branch', 'branchNormalized', 'sha', 'short_sha', 'short_sha_7', 'labels'];
const PULL_REQUEST: readonly string[] = [
  'number', 'title', 'branch', 'branch_slug', 'target_branch', 'target_branch_slug', 'head_sha', 'head_short_sha', 'head_short_sha_7', 'author',
];
const DIRECTORY: readonly string[] = ['path', 'basename', 'basenameNormalized'];

export function shapeOf(generator: GeneratorAt): Shape {
  const { kind, fields, children } = generator;
  switch (kind) {
    case 'list': return isSet(fields.elementsYaml) && fields.elementsYaml !== '' ? 'any' : united(listAt(fields, 'elements').map(elementShape));
    case 'clusters': return clusters(fields);
    case 'git': return listAt(fields, 'directories').length > 0 ? gitDirectories(fields) : 'any';
    case 'scmProvider': return withValues(SCM.map((name) => [name, 'value']), fields);
    case 'pullRequest': return withValues([...PULL_REQUEST.map((name): [string, Shape] => [name, 'value']), ['labels', 'any']], fields);
    case 'matrix': case 'merge': return united(children.flatMap(({ generators }) => generators.map(shapeOf)));
    default: return 'any';
  }
}

/** Of one element of a list. */
export function elementShape(element: unknown): Shape {
  if (isFields(element)) {
    return new Map(Object.entries(element).map(([key, value]) => [key, elementShape(value)]));
  }
  return Array.isArray(element) || element === null || (typeof element === 'string' && element.includes('{{')) ? 'any' : 'value';
}

/** Whether a chain of fields leads to something that may be there. */
export function mayHave(shape: Shape, names: readonly string[]): boolean {
  let here: Shape | undefined = shape;
  for (const name of names) {
    if (here === 'any') {
      return true;
    }
    here = here === 'value' || here === undefined ? undefined : here.get(name);
  }
  return here !== undefined;
}

/** Names at the top, for messages. */
export function namesOf(shape: Shape): readonly string[] {
  return shape === 'any' || shape === 'value' ? [] : [...shape.keys()];
}

/** The same without goTemplate, where every parameter has one flat name. */
export interface FlatShape {
  readonly isOpen: boolean;
  readonly names: readonly string[];
  /** Whatever starts with one of these may be there. */
  readonly starts: readonly string[];
}

const OPEN: FlatShape = { isOpen: true, names: [], starts: [] };

export function flatShapeOf(generator: GeneratorAt): FlatShape {
  const { kind, fields, children } = generator;
  const own = Object.keys(fieldsAt(fields, 'values')).map((key) => `values.${key}`);
  switch (kind) {
    case 'list': return isSet(fields.elementsYaml) && fields.elementsYaml !== '' ? OPEN : closed(listAt(fields, 'elements').flatMap(flatNames));
    case 'clusters': return fields.flatList === true ? OPEN
      : closed(['name', 'nameNormalized', 'server', 'project', ...own], ['metadata.labels.', 'metadata.annotations.']);
    case 'git': {
      const path = typeof fields.pathParamPrefix === 'string' && fields.pathParamPrefix !== '' ? `${fields.pathParamPrefix}.path` : 'path';
      return listAt(fields, 'directories').length === 0 ? OPEN : closed([path, `${path}.basename`, `${path}.basenameNormalized`, ...own], [`${path}[`]);
    }
    case 'scmProvider': return closed([...SCM, ...own]);
    case 'pullRequest': return closed([...PULL_REQUEST, ...own]);
    case 'matrix': case 'merge': return unitedFlat(children.flatMap(({ generators }) => generators.map(flatShapeOf)));
    default: return OPEN;
  }
}

export function mayHaveFlat({ isOpen, names, starts }: FlatShape, name: string): boolean {
  return isOpen || names.includes(name) || starts.some((start) => name.startsWith(start));
}

function closed(names: readonly string[], starts: readonly string[] = []): FlatShape {
  return { isOpen: false, names, starts };
}

function flatNames(element: unknown): string[] {
  return Object.entries(isFields(element) ? element : {}).flatMap(([key, value]) =>
    (key === 'values' && isFields(value) ? Object.keys(value).map((name) => `values.${name}`) : [key]));
}

function unitedFlat(shapes: readonly FlatShape[]): FlatShape {
  const isOpen = shapes.length === 0 || shapes.some((shape) => shape.isOpen);
  return { isOpen, names: shapes.flatMap(({ names }) => names), starts: shapes.flatMap(({ starts }) => starts) };
}

function united(shapes: readonly Shape[]): Shape {
  if (shapes.length === 0 || shapes.includes('any')) {
    return 'any';
  }
  const maps = shapes.filter((shape) => shape !== 'value');
  if (maps.length === 0) {
    return 'value';
  }
  const all = new Map<string, Shape[]>();
  for (const [key, shape] of (maps as ReadonlyMap<string, Shape>[]).flatMap((map) => [...map])) {
    all.set(key, [...all.get(key) ?? [], shape]);
  }
  return new Map([...all].map(([key, found]) => [key, united(found)]));
}

function clusters(fields: Fields): Shape {
  if (fields.flatList === true) {
    return new Map<string, Shape>([['clusters', 'any']]);
  }
  const names = ['name', 'nameNormalized', 'server', 'project'].map((name): [string, Shape] => [name, 'value']);
  return withValues([...names, ['metadata', new Map<string, Shape>([['labels', 'any'], ['annotations', 'any']])]], fields);
}

function gitDirectories(fields: Fields): Shape {
  const path: Shape = new Map<string, Shape>([...DIRECTORY.map((name): [string, Shape] => [name, 'value']), ['segments', 'any']]);
  const prefix = fields.pathParamPrefix;
  return withValues(typeof prefix === 'string' && prefix !== '' ? [[prefix, new Map<string, Shape>([['path', path]])]] : [['path', path]], fields);
}

function withValues(names: readonly (readonly [string, Shape])[], fields: Fields): Shape {
  const values = Object.keys(fieldsAt(fields, 'values'));
  const own: [string, Shape][] = values.length === 0 ? [] : [['values', new Map(values.map((key) => [key, 'value']))]];
  return new Map<string, Shape>([...names, ...own]);
}
