/** Values against a JSON Schema, as santhosh-tekuri/jsonschema v6 answers (validator.go), which Helm asks. */
import { Fields } from '../../../inventory';
import { Path } from '../../../text';
import { isFields } from '../../engine';
import { findArrayErrors } from './array-keywords';
import { Draft } from './drafts';
import { findObjectErrors } from './object-keywords';
import { Patterns } from './patterns';
import { canonical, typeOf } from './plain-values';
import { findScalarErrors } from './scalar-keywords';
import { Resource, SchemaDocument } from './schema-document';
import { SchemaError, SchemaRefusal } from './schema-error';

/** Far more than the schema of any chart takes; Go does as much in a second or two. */
const MOST_STEPS = 1_000_000;
const DEEPEST = 800;
const MOST_ERRORS = 100;

/** The schemas that a value is held against one inside the other, the innermost first. */
export interface Scope {
  readonly schema: unknown;
  readonly resource: Resource;
  readonly path: Path;
  readonly isConditional: boolean;
  readonly depth: number;
  /** The same as that of the parent while the value is the same. */
  readonly value: unknown;
  readonly parent?: Scope;
}

/** What one schema says about one value. */
export class Outcome {
  public readonly errors: SchemaError[] = [];
  /** Keys and indexes that some keyword has looked at. */
  public readonly seen = new Set<string | number>();

  public constructor(public readonly scope: Scope) {}

  public fail(keyword: string, rule?: unknown, below: Path = []): void {
    const { path, isConditional, value } = this.scope;
    if (this.errors.length < MOST_ERRORS) {
      this.errors.push({ path: [...path, ...below], keyword, rule, got: typeOf(value), isConditional });
    }
  }

  public take(outcome: Outcome): void {
    this.errors.push(...outcome.errors.slice(0, MOST_ERRORS));
    if (outcome.errors.length === 0) {
      outcome.seen.forEach((key) => this.seen.add(key));
    }
  }
}

export class SchemaValidator {
  public readonly patterns = new Patterns();
  /** How often something that is not in the file had a say. What was found wrong is wrong all the same. */
  public unknowns = 0;
  private steps = 0;

  public constructor(private readonly document: SchemaDocument) {}

  public validate(value: unknown): readonly SchemaError[] {
    const { root } = this.document;
    return this.check({ schema: root.root, resource: root, path: [], isConditional: false, depth: 0, value }).errors;
  }

  public spend(steps: number): void {
    this.steps += steps;
    if (this.steps > MOST_STEPS) {
      throw new SchemaRefusal(`its schema takes more than ${MOST_STEPS} steps`, false);
    }
  }

  /** The same value against another schema. */
  public same(scope: Scope, schema: unknown, isConditional = scope.isConditional): Outcome {
    return this.check({ ...scope, schema, resource: this.document.ownerOf(schema), isConditional, depth: scope.depth + 1, parent: scope });
  }

  /** A value inside this one. */
  public inner(parent: Scope, schema: unknown, key: string | number, value: unknown): Outcome {
    const { path, isConditional, depth } = parent;
    return this.check({ schema, resource: this.document.ownerOf(schema), path: [...path, key], isConditional, depth: depth + 1, value, parent });
  }

  private check(scope: Scope): Outcome {
    const outcome = new Outcome(scope);
    const { schema, depth } = scope;
    this.spend(1);
    if (depth > DEEPEST) {
      throw new SchemaRefusal(`its schema is nested deeper than ${DEEPEST} levels`, false);
    }
    if (schema === false) {
      outcome.fail('false');
    }
    if (isFields(schema) && Object.keys(schema).length > 0) {
      if (isCircle(scope)) {
        outcome.fail('circle');
      } else {
        this.keywords(schema, outcome);
      }
    }
    return outcome;
  }

  private keywords(schema: Fields, outcome: Outcome): void {
    const { scope } = outcome;
    const { draft } = scope.resource;
    const unknowns = this.unknowns;
    if (draft < 2019 && typeof schema.$ref === 'string') {
      this.follow(schema.$ref, outcome);
      return;
    }
    this.spend(isFields(schema.const) || Array.isArray(schema.enum) || Array.isArray(schema.const) ? canonical(scope.value).length / 16 : 0);
    if (isOfType(schema, outcome) && findScalarErrors(this, schema, outcome)) {
      this.references(schema, outcome);
      findObjectErrors(this, schema, outcome);
      findArrayErrors(this, schema, outcome);
      this.conditions(schema, outcome);
      if (draft >= 2019 && this.unknowns === unknowns) {
        this.unevaluated(schema, outcome);
      }
    }
  }

  private references(schema: Fields, outcome: Outcome): void {
    const { resource } = outcome.scope;
    if (typeof schema.$ref === 'string') {
      this.follow(schema.$ref, outcome);
    }
    if (resource.draft >= 2019 && typeof schema.$recursiveRef === 'string') {
      this.follow(schema.$recursiveRef, outcome, (found) => outermost(outcome.scope, found, (one) => isFields(one.root) && one.root.$recursiveAnchor === true
        ? one.root : undefined));
    }
    if (resource.draft >= 2020 && typeof schema.$dynamicRef === 'string') {
      const name = /#([^/].*)$/s.exec(schema.$dynamicRef)?.[1];
      this.follow(schema.$dynamicRef, outcome, (found) => (isFields(found) && name !== undefined && found.$dynamicAnchor === name
        ? outermost(outcome.scope, found, ({ dynamicAnchors }) => dynamicAnchors.get(name)) : found));
    }
  }

  private follow(reference: string, outcome: Outcome, choose: (found: unknown) => unknown = (found) => found): void {
    const target = this.document.resolve(reference, outcome.scope.resource);
    if (target === 'nowhere') {
      throw new SchemaRefusal(`its reference "${reference}" leads nowhere`, true);
    }
    if (target === 'elsewhere') {
      this.unknowns++;
    } else if (target !== 'anything') {
      outcome.take(this.same(outcome.scope, choose(target.schema)));
    }
  }

  private conditions(schema: Fields, outcome: Outcome): void {
    const { scope } = outcome;
    const unknowns = this.unknowns;
    if (Object.hasOwn(schema, 'not') && this.same(scope, schema.not).errors.length === 0 && this.unknowns === unknowns) {
      outcome.fail('not');
    }
    listOf(schema.allOf).forEach((one) => outcome.take(this.same(scope, one)));
    this.alternatives(schema, outcome);
    if (scope.resource.draft >= 7 && Object.hasOwn(schema, 'if')) {
      this.branch(schema, outcome);
    }
  }

  private alternatives(schema: Fields, outcome: Outcome): void {
    const unknowns = this.unknowns;
    const [any, one] = [listOf(schema.anyOf), listOf(schema.oneOf)].map((list) => list.map((each) => this.same(outcome.scope, each)));
    const [anyFit, oneFit] = [any, one].map((list) => list.filter(({ errors }) => errors.length === 0));
    if (any.length > 0 && anyFit.length === 0) {
      outcome.fail('anyOf');
    }
    if (one.length > 0 && (oneFit.length === 0 || (oneFit.length > 1 && this.unknowns === unknowns))) {
      outcome.fail('oneOf');
    }
    [...anyFit, ...oneFit].forEach((fit) => outcome.take(fit));
  }

  private branch(schema: Fields, outcome: Outcome): void {
    const unknowns = this.unknowns;
    const condition = this.same(outcome.scope, schema.if);
    const isTrue = condition.errors.length === 0;
    if (isTrue) {
      outcome.take(condition);
    }
    const next = isTrue ? 'then' : 'else';
    if (Object.hasOwn(schema, next) && (!isTrue || this.unknowns === unknowns)) {
      outcome.take(this.same(outcome.scope, schema[next], true));
    }
  }

  private unevaluated(schema: Fields, outcome: Outcome): void {
    const { scope, seen } = outcome;
    const { value } = scope;
    const keyword = Array.isArray(value) ? 'unevaluatedItems' : 'unevaluatedProperties';
    if (typeof value !== 'object' || value === null || !Object.hasOwn(schema, keyword)) {
      return;
    }
    const entries: (readonly [string | number, unknown])[] = Array.isArray(value) ? value.map((item: unknown, index) => [index, item]) : Object.entries(value);
    for (const [key, item] of entries.filter(([one]) => !seen.has(one))) {
      outcome.errors.push(...this.inner({ ...scope, isConditional: true }, schema[keyword], key, item).errors);
      seen.add(key);
    }
  }
}

/** Type, constant and choice: where one of them fails, the validator asks no further. */
function isOfType({ type, enum: choice, ...schema }: Fields, outcome: Outcome): boolean {
  const { value, resource: { draft } } = outcome.scope;
  const types = [type].flat().filter((one) => typeof one === 'string');
  const own = typeOf(value);
  if (types.length > 0 && !types.includes(own) && !(types.includes('integer') && Number.isInteger(value))) {
    outcome.fail('type', type);
  } else if (isConstant(schema, draft) && canonical(schema.const) !== canonical(value)) {
    outcome.fail('const', schema.const);
  } else if (Array.isArray(choice) && !isAmong(value, choice)) {
    outcome.fail('enum', choice);
  }
  return outcome.errors.length === 0;
}

function isAmong(value: unknown, choice: readonly unknown[]): boolean {
  const text = canonical(value);
  return choice.some((one) => canonical(one) === text);
}

function isConstant(schema: Fields, draft: Draft): boolean {
  return draft >= 6 && Object.hasOwn(schema, 'const');
}

/** A reference that comes back to where it started, with the same value, never ends: an error of the validator, whatever the value. */
function isCircle({ schema, value, path, parent }: Scope): boolean {
  for (let above = parent; above !== undefined && above.path === path && above.value === value; above = above.parent) {
    if (above.schema === schema) {
      return true;
    }
  }
  return false;
}

function outermost(scope: Scope, found: unknown, anchorOf: (resource: Resource) => unknown): unknown {
  let schema = found;
  for (let here: Scope | undefined = scope; here !== undefined; here = here.parent) {
    schema = anchorOf(here.resource) ?? schema;
  }
  return schema;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
