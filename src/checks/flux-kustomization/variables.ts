import { Applied, appliersIn, Fields, Inventory, InventoryObject, KIND, Referents, RepositoryLayout, tryGenerator, tryKeysOf, tryTextOf } from '../../inventory';
import { Path } from '../../text';
import { fieldsAt, isFields, listAt, valueAt } from '../engine';
import { readSubstitutions, Substitutions } from './envsubst';

/** What a variable has to look like; one key that does not fails the whole build (`kustomize_varsub.go` of fluxcd/pkg). */
export const VARIABLE_NAME = /^[_A-Za-z][_A-Za-z0-9]*$/;

/** What `postBuild` of a Kustomization gives to its objects. */
export interface Variables {
  readonly names: ReadonlySet<string>;
  /** Values that are known; newlines are gone already. */
  readonly values: ReadonlyMap<string, string>;
  /** Whether no other name can come: no patch, and no object that is not here. */
  readonly isComplete: boolean;
  readonly isAlways: boolean;
}

const found = new WeakMap<Inventory, Map<InventoryObject, Variables | undefined>>();

/** Undefined where nothing is substituted, as far as one can see. */
function variablesOf(kustomization: InventoryObject, inventory: Inventory): Variables | undefined {
  const ofInventory = found.get(inventory) ?? new Map<InventoryObject, Variables | undefined>();
  found.set(inventory, ofInventory);
  if (!ofInventory.has(kustomization)) {
    ofInventory.set(kustomization, tryVariablesOf(kustomization, inventory));
  }
  return ofInventory.get(kustomization);
}

function tryVariablesOf(kustomization: InventoryObject, inventory: Inventory): Variables | undefined {
  const postBuild = valueAt(kustomization.manifest, 'spec', 'postBuild');
  if (!isFields(postBuild)) {
    return undefined;
  }
  const inline = fieldsAt(postBuild, 'substitute');
  const sources = variableSources(kustomization, inventory);
  const isComplete = kustomization.facts.isPartial !== true && sources.length === listAt(postBuild, 'substituteFrom').length
    && sources.every(({ keys }) => keys !== undefined);
  const values = new Map(sources.flatMap(({ values: known }) => [...known]));
  Object.entries(inline).forEach(([name, value]) => values.set(name, String(value)));
  return {
    names: new Set([...sources.flatMap(({ keys }) => keys ?? []), ...Object.keys(inline)]),
    values: new Map([...values].filter(([, value]) => !value.includes('${')).map(([name, value]) => [name, value.replaceAll('\n', '')])),
    isComplete,
    isAlways: postBuild.substituteStrategy === 'Always',
  };
}

interface VariableSource {
  readonly keys: readonly string[] | undefined;
  readonly values: readonly (readonly [string, string])[];
}

function variableSources(kustomization: InventoryObject, inventory: Inventory): VariableSource[] {
  const referents = Referents.of(inventory);
  return referents.referencesFrom(kustomization).filter(({ rule }) => rule.role === 'variables').map((reference) => {
    const { objects, externals, isImplied } = referents.resolve(reference);
    const keys = [...objects.map(tryKeysOf), ...externals.map((external) => external.keys)];
    const isKnown = !isImplied && keys.length > 0 && !keys.includes(undefined);
    const [only, ...others] = objects;
    const values = only === undefined || others.length > 0 || only.kindName === KIND.secret ? [] : (tryKeysOf(only) ?? []).flatMap((key) => {
      const value = tryTextOf(only, key);
      return value === undefined ? [] : [[key, value] as const];
    });
    return { keys: isKnown ? keys.flat() as string[] : undefined, values };
  });
}

/** A text of an object in which something is substituted. */
export interface SubstitutedText extends Substitutions {
  readonly path: Path;
}

const ANNOTATION = 'kustomize.toolkit.fluxcd.io/substitute';

/** Whether an object says that nothing is to be substituted in it. Only this very spelling counts. */
export function isExempt(object: InventoryObject, layout: RepositoryLayout | undefined): boolean {
  const { metadata, facts } = object;
  return [metadata, { annotations: facts.annotations }, ...facts.isGenerated === true ? generatorOptions(object, layout) : []].some((one) =>
    valueAt(one, 'labels', ANNOTATION) === 'disabled' || valueAt(one, 'annotations', ANNOTATION) === 'disabled');
}

/** Where labels and annotations of a generated object come from. */
function generatorOptions(object: InventoryObject, layout: RepositoryLayout | undefined): readonly unknown[] {
  const generator = layout === undefined ? undefined : tryGenerator(object, layout);
  const { fields = {} } = generator?.folder ?? {};
  return [fields.generatorOptions, { labels: fields.commonLabels, annotations: fields.commonAnnotations }, generator?.entry.options];
}

const MAX_DEPTH = 100;
const texts = new WeakMap<InventoryObject, readonly SubstitutedText[]>();

/** Keys and values of an object with `${` in them: kustomize-controller substitutes in the whole YAML of it. */
export function substitutedTexts(object: InventoryObject): readonly SubstitutedText[] {
  const before = texts.get(object) ?? [...walk(object.manifest, [], 0)];
  texts.set(object, before);
  return before;
}

function* walk(value: unknown, path: Path, depth: number): Iterable<SubstitutedText> {
  if (typeof value === 'string') {
    yield* value.includes('${') ? [{ path, ...readSubstitutions(value) }] : [];
  } else if (Array.isArray(value) && depth < MAX_DEPTH) {
    for (let index = 0; index < value.length; index++) {
      yield* walk(value[index], [...path, index], depth + 1);
    }
  } else if (isFields(value) && depth < MAX_DEPTH) {
    for (const [key, field] of Object.entries(value as Fields)) {
      yield* key.includes('${') ? [{ path: [...path, key], ...readSubstitutions(key) }] : [];
      yield* walk(field, [...path, key], depth + 1);
    }
  }
}

/** An object that a Kustomization substitutes in. */
export interface Substituted {
  readonly applied: Applied;
  readonly object: InventoryObject;
  readonly variables: Variables;
}

/** Objects with `${`, and the Kustomizations that substitute in them. */
export function substitutedIn(inventory: Inventory): Substituted[] {
  const objects = [...appliersIn(inventory)].filter(([object]) => substitutedTexts(object).length > 0 && !isExempt(object, inventory.layout));
  return objects.flatMap(([object, all]) =>
    all.flatMap((applied) => {
      const variables = variablesOf(applied.kustomization, inventory);
      return variables === undefined ? [] : [{ applied, object, variables }];
    }));
}

/** Whether the substitution takes place at all: without a variable it does not. */
export function isSubstituting({ names, isAlways }: Variables): boolean {
  return names.size > 0 || isAlways;
}
