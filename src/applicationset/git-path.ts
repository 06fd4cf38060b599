/** The parameters that tell where a directory or a file is: a map with goTemplate, keys with dots without. */
import { GoValue } from '../gotemplate';
import { normalize } from '../sprig';
import { asText, Fields } from './fields';
import { Scope } from './generated';
import { ParamSet, paramSet, stringList } from './param-set';

export function basename(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

export function dirname(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.';
}

/** Adds `path`, or what `pathParamPrefix` makes of it. A key `path` of a file is lost. */
export function addPath(params: ParamSet, path: string, filename: string | undefined, fields: Fields, { renderer, where }: Scope): void {
  const prefix = asText(fields.pathParamPrefix, `${where}.pathParamPrefix`);
  const parts: Record<string, GoValue> = { path, basename: basename(path), basenameNormalized: normalize(basename(path)) };
  if (filename !== undefined) {
    Object.assign(parts, { filename, filenameNormalized: normalize(filename) });
  }
  const segments = path.split('/');
  if (renderer.goTemplate) {
    const all = paramSet({ ...parts, segments: stringList(segments) });
    params.entries.set(prefix === '' ? 'path' : prefix, prefix === '' ? all : paramSet({ path: all }));
    return;
  }
  const name = prefix === '' ? 'path' : `${prefix}.path`;
  Object.entries(parts).forEach(([key, value]) => params.entries.set(key === 'path' ? name : `${name}.${key}`, value));
  segments.forEach((segment, index) => params.entries.set(`${name}[${index}]`, segment));
}
