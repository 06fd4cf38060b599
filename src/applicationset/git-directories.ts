/** Directories of a repository. An exclusion wins, wherever it stands in the list. */
import { asText, Fields } from './fields';
import { Generated, known, Scope } from './generated';
import { addPath } from './git-path';
import { paramSet } from './param-set';
import { directoryMatcher } from './pattern';
import { RepositoryContent } from './repository-content';
import { appendValues } from './values';

export function gitDirectories(fields: Fields, items: readonly Fields[], repository: RepositoryContent, scope: Scope): Generated {
  const { renderer, where } = scope;
  const patterns = items.map(({ path, exclude }) => ({ matches: directoryMatcher(asText(path, `${where}.directories`)), exclude: exclude === true }));
  const isFound = (path: string): boolean => patterns.some(({ matches, exclude }) => !exclude && matches(path))
    && !patterns.some(({ matches, exclude }) => exclude && matches(path));
  return known(repository.directories.filter(isFound).map((path) => {
    const params = paramSet();
    addPath(params, path, undefined, fields, scope);
    appendValues(fields.values, params, renderer, where);
    return params;
  }));
}
