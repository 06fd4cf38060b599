import { KIND } from '../../inventory';
import { jsonOf, Path } from '../../text';
import { isFields, listAt, ObjectCheck, Subject, textAt } from '../engine';
import { destinationsOf, entriesAt, optionalText, TextAt, textsAt } from './entries';
import { PROJECT_SOURCE, projectWith } from './example';

export const sameEntryTwice: ObjectCheck = {
  code: 'ARG404',
  title: 'the same entry twice',
  severity: 'warning',
  rationale: 'Argo CD validates a project only when its API changes it, and then refuses entries that come twice: from then on no token, role or window of the '
    + 'project can be changed in the UI.',
  bad: projectWith('sourceRepos: [https://github.com/myorg/shop, https://github.com/myorg/shop]'),
  good: projectWith('sourceRepos: [https://github.com/myorg/shop]'),
  fix: 'keep one of them',
  source: PROJECT_SOURCE,
  kinds: [KIND.appProject],
  check(subject, report) {
    for (const { list, what } of listsOf(subject)) {
      const seen = new Set<string>();
      for (const { text, path } of list) {
        if (seen.has(text)) {
          report(path, `${what} "${text}" is there twice`);
        }
        seen.add(text);
      }
    }
  },
};

interface List {
  readonly what: string;
  readonly list: readonly TextAt[];
}

function listsOf(subject: Subject): List[] {
  const destinations = destinationsOf(subject).map(({ server, name, namespace, path }) => ({ text: `${server === '' ? name : server}/${namespace}`, path }));
  return [
    { what: 'repository', list: textsAt(subject, 'spec', 'sourceRepos') },
    { what: 'namespace', list: textsAt(subject, 'spec', 'sourceNamespaces') },
    { what: 'destination', list: destinations },
    { what: 'role', list: namesOf(subject) },
    { what: 'destination', list: accountsOf(subject) },
    ...entriesAt(subject, 'spec', 'roles').flatMap(({ path }) => [
      { what: 'policy', list: textsAt(subject, ...path, 'policies') },
      { what: 'group', list: textsAt(subject, ...path, 'groups') },
    ]),
    { what: 'window', list: windowsOf(subject) },
  ];
}

function namesOf(subject: Subject): TextAt[] {
  return entriesAt(subject, 'spec', 'roles').flatMap(({ entry, path }) => known(textAt(entry, 'name'), [...path, 'name']));
}

function accountsOf(subject: Subject): TextAt[] {
  return entriesAt(subject, 'spec', 'destinationServiceAccounts').flatMap(({ entry, path }) => {
    const [server, namespace] = [optionalText(entry, 'server'), optionalText(entry, 'namespace')];
    return server === undefined || namespace === undefined ? [] : [{ text: `${server}/${namespace}`, path }];
  });
}

/** What `HashIdentity` counts; the rest of two windows may differ. */
const IDENTITY = ['kind', 'schedule', 'duration', 'applications', 'namespaces', 'clusters', 'timeZone', 'andOperator'];

function windowsOf(subject: Subject): TextAt[] {
  return listAt(subject.spec, 'syncWindows').flatMap((window, index) => (isFields(window)
    ? [{ text: IDENTITY.map((key) => jsonOf(window[key] ?? '')).join(' '), path: ['spec', 'syncWindows', index] }] : []));
}

function known(text: string | undefined, path: Path): TextAt[] {
  return text === undefined ? [] : [{ text, path }];
}
