import { KIND } from '../../inventory';
import { isSet, ObjectCheck } from '../engine';
import { generatorSource, setWith } from './example';
import { allGenerators } from './generators';

const SERVICES: Readonly<Record<string, readonly string[]>> = {
  scmProvider: ['github', 'gitlab', 'bitbucket', 'bitbucketServer', 'gitea', 'azureDevOps', 'awsCodeCommit'],
  pullRequest: ['github', 'gitlab', 'gitea', 'bitbucketServer', 'bitbucket', 'azuredevops'],
};
const COMMON: readonly string[] = ['filters', 'cloneProtocol', 'requeueAfterSeconds', 'template', 'values', 'continueOnRepoNotFoundError'];

export const oneProvider: ObjectCheck = {
  code: 'ARG557',
  title: 'generator for none or several services',
  severity: 'error',
  rationale: 'Argo CD asks the first service that it finds in the generator and ignores the others; without one it refuses the set.',
  bad: setWith({ generators: pulls('github: {owner: myorg, repo: shop}, gitea: {owner: myorg, repo: shop, api: "https://gitea.example.com"}'), name: 'shop-{{ .number }}' }),
  good: setWith({ generators: pulls('github: {owner: myorg, repo: shop}'), name: 'shop-{{ .number }}' }),
  fix: 'give one service for each generator',
  source: generatorSource('pull_request'),
  kinds: [KIND.applicationSet],
  check({ spec, object }, report) {
    for (const { kind, fields, path } of allGenerators(spec)) {
      const services = Object.hasOwn(SERVICES, kind) ? SERVICES[kind].filter((service) => isSet(fields[service])) : undefined;
      const isUnknown = services?.length === 0 && (object.facts.isPartial === true || Object.keys(fields).some((key) => !COMMON.includes(key)));
      if (services !== undefined && services.length !== 1 && !isUnknown) {
        report(path, services.length === 0 ? 'the generator names no service' : `of ${services.map((service) => `"${service}"`).join(' and ')}, only one is asked`);
      }
    }
  },
};

function pulls(service: string): string {
  return `- pullRequest: {${service}}`;
}
