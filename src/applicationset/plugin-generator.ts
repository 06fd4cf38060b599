/** generators/plugin.go */
import { fromData, GoMap, GoObject, GoSlice, goType, int } from '../gotemplate';
import { asMap, asText, isMap } from './fields';
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
  const parameters = pluginParameters(asMap(fields.input).parameters);
  return known(answer.parameters.map((found) => {
    const all = tryParamSet(found)!;
    const params = paramSet(Object.fromEntries(renderer.goTemplate ? all.entries : flatStrings(all)));
    params.entries.set('generator', fromData({ input: fromData({ parameters }) }));
    appendValues(fields.values, params, renderer, where);
    return params;
  }));
};

/** What the set asks the plugin stays raw JSON: toJson shows it, and a plain print its bytes (apiextensions v1.JSON). */
function pluginParameters(input: unknown): GoMap {
  const entries = Object.entries(asMap(input)).map(([key, value]) => [key, rawJson(value)] as const);
  return new GoMap(new Map(entries), goType('map[string]v1.JSON'), !isMap(input));
}

function rawJson(value: unknown): GoObject {
  const text = JSON.stringify(value, (_, item: unknown) => (typeof item === 'bigint' ? Number(item) : item));
  const raw = new GoSlice([...Buffer.from(text, 'utf8')].map((byte) => int(byte, 'uint8')), goType('[]uint8'));
  return new GoObject(goType('v1.JSON'), value, { json: fromData(value), fields: new Map([['Raw', raw]]) });
}
