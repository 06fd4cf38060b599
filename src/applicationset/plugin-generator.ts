/** generators/plugin.go */
import { fromData } from '../gotemplate';
import { asMap, asText } from './fields';
import { Generator, known, unknown } from './generated';
import { flatStrings, paramSet, tryParamSet } from './param-set';
import { appendValues } from './values';

export const pluginGenerator: Generator = (fields, scope) => {
  const { where, world, renderer } = scope;
  const configMap = asText(asMap(fields.configMapRef).name, `${where}.configMapRef.name`);
  const answer = world.plugins?.find((one) => one.configMap === configMap);
  if (answer === undefined) {
    return unknown(scope, `what the plugin of ConfigMap "${configMap}" answers`, 'write down its answer');
  }
  const input = asMap(asMap(fields.input).parameters);
  return known(answer.parameters.map((found) => {
    const all = tryParamSet(found)!;
    const params = paramSet(Object.fromEntries(renderer.goTemplate ? all.entries : flatStrings(all)));
    params.entries.set('generator', fromData({ input: { parameters: input } }));
    appendValues(fields.values, params, renderer, where);
    return params;
  }));
};
