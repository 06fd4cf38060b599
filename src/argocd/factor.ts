/**
 * Several objects of one shape as one template and, for each object, what fills it: the way from the
 * Applications that are wanted to the ApplicationSet that makes exactly them.
 *
 * What all have in common stays in the template. A string that differs becomes a parameter. What differs
 * in another way cannot be said in a template, whose fields keep their types, and goes into a patch for
 * each element (`templatePatch`).
 */
import { isMap } from '../model';
import { Path } from '../text/json-pointer';

type Fields = Readonly<Record<string, unknown>>;

/** One object, and the name of its environment. */
export interface Variant {
  readonly env: string;
  readonly object: Fields;
}

export interface Factored {
  readonly template: Fields;
  /** One for each variant, in their order: `env`, then a string for each parameter. */
  readonly elements: readonly Readonly<Record<string, string>>[];
  /** One for each variant; undefined where no variant needs one. */
  readonly patches?: readonly Fields[];
}

/** Chooses a name for the parameter that fills `path`. */
export type NameParameter = (path: Path) => string;

export function factor(variants: readonly Variant[], nameParameter: NameParameter): Factored {
  const factoring = new Factoring(variants, nameParameter);
  const template = factoring.maps(variants.map(({ object }) => object), []);
  return { template, elements: factoring.elements(), patches: factoring.patches() };
}

/** A text in a template, for which `{{` means something, that comes out as it is. */
export function escapeTemplate(text: string): string {
  return text.replace(/\{\{/g, '{{ "{{" }}');
}

/** Texts with an action between each two. A brace right before an action would be read as part of its delimiter. */
export function joinTemplate(texts: readonly string[], actions: readonly string[]): string {
  const before = (text: string) => escapeTemplate(text).replace(/\{$/, '{{ "{" }}');
  return texts.map((text, index) => (index < actions.length ? `${before(text)}{{ ${actions[index]} }}` : escapeTemplate(text))).join('');
}

/** Says "no template can say this": the nearest map has to put it into a patch. */
const UNSAYABLE = Symbol('unsayable');

/** Says "the patches say all of it": an empty map in the template would be noise, or worse. */
const PATCHED = Symbol('patched');

class Factoring {
  private parameters = new Map<string, readonly string[]>();
  private readonly patched: { readonly path: Path; readonly values: readonly unknown[] }[] = [];

  public constructor(private readonly variants: readonly Variant[], private readonly nameParameter: NameParameter) {}

  public maps(objects: readonly Fields[], path: Path): Fields {
    const keys = [...new Set(objects.flatMap((object) => Object.keys(object)))];
    return Object.fromEntries(keys.flatMap((key) => {
      const values = objects.map((object) => (Object.hasOwn(object, key) ? object[key] : undefined));
      const said = this.value(values, [...path, key]);
      if (said === UNSAYABLE) {
        this.patched.push({ path: [...path, key], values });
      }
      return said === UNSAYABLE || said === PATCHED ? [] : [[key, said]];
    }));
  }

  public elements(): Readonly<Record<string, string>>[] {
    return this.variants.map(({ env }, index) => ({
      env,
      ...Object.fromEntries([...this.parameters].map(([name, values]) => [name, values[index]])),
    }));
  }

  public patches(): Fields[] | undefined {
    if (this.patched.length === 0) {
      return undefined;
    }
    return this.variants.map((_, index) => this.patched.reduce<Fields>(
      (patch, { path, values }) => (values[index] === undefined ? patch : withValue(patch, path, values[index])), {}));
  }

  private value(values: readonly unknown[], path: Path): unknown {
    if (values.every((value) => typeof value === 'string')) {
      return this.text(values, path);
    }
    if (values.every(isMap)) {
      const said = this.maps(values, path);
      return Object.keys(said).length === 0 && values.every((map) => Object.keys(map).length > 0) ? PATCHED : said;
    }
    if (values.every((value) => Array.isArray(value)) && new Set(values.map((list) => list.length)).size === 1) {
      return this.list(values, path);
    }
    return typeof values[0] !== 'object' && values.every((value) => value === values[0]) ? values[0] : UNSAYABLE;
  }

  /** A list is replaced whole by a patch, so what cannot be said inside it makes the list unsayable. */
  private list(lists: readonly (readonly unknown[])[], path: Path): unknown {
    const before = this.patched.length;
    const parameters = new Map(this.parameters);
    const items = lists[0].map((_, index) => this.value(lists.map((list) => list[index]), [...path, index]));
    if (this.patched.length === before && !items.includes(UNSAYABLE)) {
      return items;
    }
    this.patched.length = before;
    this.parameters = parameters;
    return UNSAYABLE;
  }

  private text(texts: readonly string[], path: Path): string {
    if (new Set(texts).size === 1) {
      return escapeTemplate(texts[0]);
    }
    return this.tryEnvPattern(texts) ?? joinTemplate(['', ''], [`.${this.parameter(texts, path)}`]);
  }

  /** `shop-dev`, `shop-prod` are `shop-{{ .env }}`: shorter to read than a parameter. */
  private tryEnvPattern(texts: readonly string[]): string | undefined {
    const parts = texts[0].split(this.variants[0].env);
    const fits = texts.every((text, index) => text === parts.join(this.variants[index].env));
    return fits ? joinTemplate(parts, parts.slice(1).map(() => '.env')) : undefined;
  }

  private parameter(texts: readonly string[], path: Path): string {
    const same = [...this.parameters].find(([, values]) => values.every((value, index) => value === texts[index]));
    if (same) {
      return same[0];
    }
    const wanted = this.nameParameter(path);
    let name = wanted;
    for (let count = 2; this.parameters.has(name) || name === 'env' || name === 'patch'; count++) {
      name = `${wanted}${count}`;
    }
    this.parameters.set(name, texts);
    return name;
  }
}

function withValue(fields: Fields, [key, ...rest]: Path, value: unknown): Fields {
  const below = fields[key];
  return { ...fields, [key]: rest.length === 0 ? value : withValue(isMap(below) ? below : {}, rest, value) };
}
