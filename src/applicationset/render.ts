/** Templates over parameter sets (applicationset/utils/utils.go). Each text is compiled once. */
import { renderFast } from '../fasttemplate';
import { compile, GoValue, Template } from '../gotemplate';
import { ARGOCD_FUNCS } from '../sprig';
import { isMap } from './fields';
import { ParamSet } from './param-set';

/** Parameters in the form that the templates of a set read. */
export type View = ParamSet | Readonly<Record<string, GoValue>>;

/** A text or an object whose templates are found already. */
export type Plan = (view: View) => unknown;

/** What Argo CD calls all of its templates; a template may call itself by this name. */
const NAME = 'base';

export class Renderer {
  private readonly texts = new Map<string, (view: View) => string>();

  public constructor(public readonly goTemplate: boolean, private readonly options: readonly string[]) {}

  /** A renderer for which a missing key is an error, whatever the set says. */
  public strict(): Renderer {
    return new Renderer(this.goTemplate, [...this.options.filter((option) => !option.startsWith('missingkey=')), 'missingkey=error']);
  }

  public view(params: ParamSet): View {
    return this.goTemplate ? params : Object.fromEntries(params.entries);
  }

  public text(text: string, view: View): string {
    return this.plan(text)(view);
  }

  /** Every string of a value and every key of its maps is a template; a `null` in a map does not survive. */
  public compile(value: unknown): Plan {
    if (typeof value === 'string') {
      return this.plan(value);
    }
    if (Array.isArray(value)) {
      const items = value.map((item) => this.compile(item));
      return (view) => items.map((item) => item(view));
    }
    if (isMap(value)) {
      const entries = Object.entries(value).filter(([, item]) => item !== null).map(([key, item]) => [this.plan(key), this.compile(item)] as const);
      return (view) => Object.fromEntries(entries.map(([key, item]) => [key(view), item(view)]));
    }
    const fixed = typeof value === 'bigint' ? Number(value) : value;
    return () => fixed;
  }

  private plan(text: string): (view: View) => string {
    const known = this.texts.get(text);
    if (known) {
      return known;
    }
    const made = !text.includes('{{') ? () => text : this.goTemplate ? this.goPlan(text) : fastPlan(text);
    this.texts.set(text, made);
    return made;
  }

  /** Parsed when it is first needed: without a parameter set, nobody sees that a template is wrong. */
  private goPlan(text: string): (view: View) => string {
    let template: Template | undefined;
    return (view) => {
      template ??= compile(NAME, text, ARGOCD_FUNCS, this.options);
      return template.execute(view);
    };
  }
}

function fastPlan(text: string): (view: View) => string {
  return (view) => renderFast(text, view as Readonly<Record<string, unknown>>);
}

/** Renders a value of which only one copy is needed. */
export function renderOnce(renderer: Renderer, value: unknown, params: ParamSet): unknown {
  return renderer.compile(value)(renderer.view(params));
}

