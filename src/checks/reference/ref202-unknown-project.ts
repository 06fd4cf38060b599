import { KIND } from '../../inventory';
import { formatChoices } from '../../text';
import { inSpec, ObjectCheck } from '../engine';
import { applicationWith, projectOf } from './argo-example';
import { DEFAULT_PROJECT, findProjects, projectNameOf } from './argo-projects';
import { isProbableTypo } from './probable-typo';

export const unknownProject: ObjectCheck = {
  code: 'REF202',
  title: 'project that does not exist',
  severity: 'error',
  rationale: 'Argo CD reports InvalidSpecError for an Application whose project it does not find, and never syncs it.',
  bad: projectOf({ name: 'platform' }) + applicationWith({ project: 'platfrom' }),
  good: projectOf({ name: 'platform' }) + applicationWith({ project: 'platform' }),
  fix: 'name a project that exists, or declare that it lives elsewhere',
  source: 'https://github.com/argoproj/argo-cd/blob/v3.5.1/util/argo/argo.go',
  kinds: [KIND.application],
  needs: inSpec('project'),
  check(subject, report, { inventory }) {
    const name = inventory.ofKind(KIND.appProject).length === 0 ? undefined : projectNameOf(subject);
    if (name === undefined || name === DEFAULT_PROJECT || subject.object.facts.isPartial === true) {
      return;
    }
    const isElsewhere = inventory.findExternal({ kindName: KIND.appProject, name, namespace: undefined }).length > 0;
    const isHere = isElsewhere || findProjects(name, subject, inventory).length > 0;
    const known = inventory.namesSeen(KIND.appProject, subject.object);
    const meant = [...known, DEFAULT_PROJECT].find((other) => isProbableTypo(name, other));
    if (!isHere && (meant !== undefined || inventory.isWhole)) {
      report(['spec', 'project'], `there is no project "${name}", known are ${formatChoices(known)}`, meant === undefined ? undefined : `write "${meant}"`);
    }
  },
};
