/** `values` of a generator: templates over its own parameters, never over one another (generators/value_interpolation.go). */
import { isGitOpsError } from '../diagnostics';
import { asStrings } from './fields';
import { ParamSet, strings } from './param-set';
import { Renderer } from './render';

export function appendValues(values: unknown, params: ParamSet, renderer: Renderer, where: string): void {
  const given = Object.entries(asStrings(values, `${where}.values`));
  if (given.length === 0) {
    return;
  }
  const view = renderer.view(params);
  const rendered = Object.fromEntries(given.map(([key, text]) => [key, renderer.text(text, view)]));
  addValues(rendered, params, renderer.goTemplate);
}

/** One map with goTemplate, keys with a dot without. */
export function addValues(values: Readonly<Record<string, string>>, params: ParamSet, goTemplate: boolean): void {
  if (goTemplate) {
    params.entries.set('values', strings(values));
    return;
  }
  Object.entries(values).forEach(([key, value]) => params.entries.set(`values.${key}`, value));
}

/**
 * The second generator of a matrix sees the first one's parameters in its `values` before its own: what only
 * its own can answer is left for later (`RenderGeneratorParams` in applicationset/utils/utils.go).
 */
export function prefillValues(values: unknown, params: ParamSet, renderer: Renderer, where: string): Readonly<Record<string, string>> {
  const strict = renderer.strict();
  const view = renderer.view(params);
  return Object.fromEntries(Object.entries(asStrings(values, `${where}.values`)).map(([key, text]) => {
    try {
      return [key, strict.text(text, view)];
    } catch (error) {
      if (isGitOpsError(error) && /map has no entry for key|can't evaluate field/.test(error.diagnostics[0].message)) {
        return [key, text];
      }
      throw error;
    }
  }));
}
