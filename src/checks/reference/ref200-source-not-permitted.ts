import { KIND } from '../../inventory';
import { formatChoices, Path, withoutCredentials } from '../../text';
import { sourcesOf } from '../application/sources';
import { isSourcePermitted } from '../appproject/permission';
import { ObjectCheck, Subject, textAt } from '../engine';
import { applicationWith, projectOf } from './argo-example';
import { isJudgeable, permissionsOf, projectNameOf, projectsOf } from './argo-projects';

export const sourceNotPermitted: ObjectCheck = {
  code: 'REF200',
  title: 'source that the project of an Application does not permit',
  severity: 'error',
  rationale: 'Argo CD compares each repository with the patterns of the project and reports InvalidSpecError: the Application is never synced.',
  bad: projectOf() + applicationWith({ repo: 'https://github.com/other/shop' }),
  good: projectOf({ repos: 'https://github.com/myorg/*, https://github.com/other/shop' }) + applicationWith({ repo: 'https://github.com/other/shop' }),
  fix: 'add the repository to sourceRepos of the project, or choose another project',
  source: 'https://github.com/argoproj/argo-cd/blob/v3.5.1/util/argo/argo.go',
  kinds: [KIND.application],
  check(subject, report, { inventory }) {
    const projects = projectsOf(subject, inventory);
    if (projects.length === 0 || !projects.every((project) => isJudgeable(project, inventory))) {
      return;
    }
    const allowed = projects.map((project) => permissionsOf(project).sourceRepos);
    for (const { url, path } of repositoriesOf(subject)) {
      if (url !== '' && allowed.every((repos) => !isSourcePermitted(repos, url))) {
        const shown = allowed[0].length === 0 ? 'none' : formatChoices(allowed[0].map(withoutCredentials), 5);
        report(path, `project "${projectNameOf(subject)}" does not permit "${withoutCredentials(url)}": its sourceRepos are ${shown}`);
      }
    }
  },
};

interface RepositoryAt {
  readonly url: string;
  readonly path: Path;
}

function repositoriesOf(subject: Subject): RepositoryAt[] {
  const hydrator = ['drySource', 'syncSource'].flatMap((source) => at(textAt(subject.spec, 'sourceHydrator', source, 'repoURL'), ['spec', 'sourceHydrator', source, 'repoURL']));
  return hydrator.length > 0 ? hydrator : sourcesOf(subject).flatMap(({ url, path }) => at(url, [...path, 'repoURL']));
}

function at(url: string | undefined, path: Path): RepositoryAt[] {
  return url === undefined ? [] : [{ url, path }];
}
