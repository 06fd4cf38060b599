/** YAML and JSON files of a repository: each mapping in them is a parameter set. */
import { fail } from '../diagnostics';
import { compareText } from '../gotemplate';
import { parseYamlValue } from '../text';
import { asText, Fields } from './fields';
import { Generated, known, Scope } from './generated';
import { addPath, basename, dirname } from './git-path';
import { flatStrings, ParamSet, paramSet, tryParamSet } from './param-set';
import { fileMatcher } from './pattern';
import { RepositoryContent } from './repository-content';
import { appendValues } from './values';

export function gitFiles(fields: Fields, items: readonly Fields[], repository: RepositoryContent, scope: Scope): Generated {
  const { renderer, where } = scope;
  const patterns = items.map(({ path, exclude }) => ({ matches: fileMatcher(pathspec(path, where)), exclude: exclude === true }));
  const paths = repository.files.filter((path) => patterns.some(({ matches, exclude }) => !exclude && matches(path))
    && !patterns.some(({ matches, exclude }) => exclude && matches(path))).sort(compareText);
  const texts = repository.read(paths);
  return known(paths.filter((path) => texts.has(path)).flatMap((path) => parse(texts.get(path)!, path, where).map((found) => {
    const params = renderer.goTemplate ? paramSet(Object.fromEntries(found.entries)) : paramSet(Object.fromEntries(flatStrings(found)));
    addPath(params, dirname(path), basename(path), fields, scope);
    appendValues(fields.values, params, renderer, where);
    return params;
  })));
}

/** What git itself refuses: nothing, and what leaves the repository. */
function pathspec(path: unknown, where: string): string {
  const pattern = asText(path, `${where}.files`);
  const leaves = pattern.startsWith('/') || pattern.split('/').reduce((depth, part) => (depth < 0 ? depth : depth + (part === '..' ? -1 : part === '.' || part === '' ? 0 : 1)), 0) < 0;
  if (pattern === '' || leaves || pattern.startsWith(':')) {
    fail('EXP101', `${where}.files`, `"${pattern}" is no path inside the repository`, 'write it from the root of the repository, without a leading "/" or ":" and without ".."');
  }
  return pattern;
}

/** An empty file is one empty mapping. */
function parse(text: string, path: string, where: string): readonly ParamSet[] {
  let value: unknown;
  try {
    value = parseYamlValue(text, { lastKeyWins: true });
  } catch (error) {
    return fail('EXP105', where, `file "${path}" is no YAML: ${(error as Error).message}`, 'correct the file, or exclude it');
  }
  const sets = Array.isArray(value) ? value.map(tryParamSet) : [tryParamSet(value)];
  return sets.map((set) => set ?? fail('EXP105', where, `file "${path}" is neither a mapping nor a list of mappings`, 'correct the file, or exclude it'));
}
