/** generators/git.go */
import { fail } from '../diagnostics';
import { asList, asMap, asText } from './fields';
import { Generator, unknown } from './generated';
import { gitDirectories } from './git-directories';
import { gitFiles } from './git-files';

/** Directories win over files without a word. */
export const gitGenerator: Generator = (fields, scope) => {
  const { where, repositories, project } = scope;
  if (project === '') {
    return fail('EXP101', where, 'spec.template.spec.project is empty, and Argo CD looks for that project before it reads from Git', 'name the AppProject');
  }
  const directories = asList(fields.directories).map(asMap);
  const files = asList(fields.files).map(asMap);
  if (directories.length === 0 && files.length === 0) {
    return fail('EXP101', where, 'neither directories nor files are given', 'give one of them');
  }
  const url = asText(fields.repoURL, `${where}.repoURL`);
  const repository = repositories.tryOpen(url, asText(fields.revision, `${where}.revision`));
  if (repository === undefined) {
    return unknown(scope, `what is in repository "${url}"`, `map "${url}" to a local directory`);
  }
  return directories.length > 0 ? gitDirectories(fields, directories, repository, scope) : gitFiles(fields, files, repository, scope);
};
