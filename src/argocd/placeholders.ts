import { Param, splitParams } from '../constructs';
import { isMap } from '../model';
import { joinTemplate } from './factor';

/**
 * Placeholders as Go templates over what the generators give (applicationset/generators of argo-cd).
 * In a name, the normalized forms: a cluster may be called `Prod_EU`, an Application may not.
 */
export function templateText(text: string, forName = false): string {
  const { texts, params } = splitParams(text);
  return joinTemplate(texts, params.map((param) => expression(param, forName)));
}

/** A namespace as a template: a label of DNS, which has no dots either. */
export function templateNamespace(text: string): string {
  const { texts, params } = splitParams(text);
  const named = (param: Param) => param.kind === 'cluster-name' || param.kind === 'path-basename';
  return joinTemplate(texts, params.map((param) => `${expression(param, true)}${named(param) ? ' | replace "." "-"' : ''}`));
}

/** Every string of a manifest as a template. */
export function templateDeep(value: unknown): unknown {
  if (typeof value === 'string') {
    return templateText(value);
  }
  if (Array.isArray(value)) {
    return value.map(templateDeep);
  }
  return isMap(value) ? Object.fromEntries(Object.entries(value).map(([key, item]) => [templateText(key), templateDeep(item)])) : value;
}

function expression(param: Param, forName: boolean): string {
  switch (param.kind) {
    case 'cluster-name': return forName ? '.nameNormalized' : '.name';
    case 'cluster-server': return '.server';
    case 'path': return '.path.path';
    case 'path-basename': return forName ? '.path.basenameNormalized' : '.path.basename';
    case 'cluster-label': return labelExpression(param.key);
    case 'field': return fieldExpression(param.key.split('.'));
  }
}

/** A label that a cluster does not have has to fail, and `index` alone gives an empty word. */
function labelExpression(key: string): string {
  const value = fieldExpression(['metadata', 'labels', key]);
  return value.startsWith('index ') ? `or (${value}) (fail ${JSON.stringify(`the cluster has no label ${key}`)})` : value;
}

/**
 * `.a.b` where every key is an identifier, `index . "a-b"` where Go could not read it as one. The latter does
 * not fail by itself when the key is missing, because `missingkey=error` is not for `index`.
 */
function fieldExpression(keys: readonly string[]): string {
  const last = keys.findIndex((key) => !/^[A-Za-z_]\w*$/.test(key));
  if (last < 0) {
    return `.${keys.join('.')}`;
  }
  return `index .${keys.slice(0, last).join('.')} ${keys.slice(last).map((key) => JSON.stringify(key)).join(' ')}`;
}
