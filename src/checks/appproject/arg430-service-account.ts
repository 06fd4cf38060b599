import { Fields, KIND } from '../../inventory';
import { ObjectCheck } from '../engine';
import { entriesAt, optionalText } from './entries';
import { PROJECT_SOURCE, projectWith } from './example';
import { tryGlob } from './glob';

export const destinationServiceAccount: ObjectCheck = {
  code: 'ARG430',
  title: 'service account for destinations that cannot be used',
  severity: 'error',
  rationale: 'Argo CD looks for the first entry whose patterns match and acts as that ServiceAccount; denials and patterns in its name are not possible, so syncs fail.',
  bad: projectWith('destinationServiceAccounts: [{server: "*", namespace: shop, defaultServiceAccount: "deployer-*"}]'),
  good: projectWith('destinationServiceAccounts: [{server: "*", namespace: shop, defaultServiceAccount: deployer}]'),
  fix: 'name one ServiceAccount, as <name> or <namespace>:<name>, for servers and namespaces without "!"',
  source: PROJECT_SOURCE,
  kinds: [KIND.appProject],
  check(subject, report) {
    for (const { entry, path } of entriesAt(subject, 'spec', 'destinationServiceAccounts')) {
      for (const { key, message } of faultsOf(entry)) {
        report([...path, key], message);
      }
    }
  },
};

function faultsOf(entry: Fields): { readonly key: string; readonly message: string }[] {
  const account = optionalText(entry, 'defaultServiceAccount');
  const isSet = entry.defaultServiceAccount !== undefined;
  return [
    ...['server', 'namespace'].flatMap((key) => patternFaults(key, optionalText(entry, key))),
    ...isSet && account !== undefined && (account.trim() === '' || /[!*[\]{}\\/]/.test(account))
      ? [{ key: 'defaultServiceAccount', message: `"${account}" is no name of a ServiceAccount` }] : [],
  ];
}

function patternFaults(key: string, pattern: string | undefined): { readonly key: string; readonly message: string }[] {
  if (pattern?.includes('!')) {
    return [{ key, message: `"${pattern}" has a "!", and nothing can be denied here` }];
  }
  return pattern !== undefined && tryGlob(pattern) === undefined ? [{ key, message: `"${pattern}" is a malformed pattern, which matches nothing` }] : [];
}
