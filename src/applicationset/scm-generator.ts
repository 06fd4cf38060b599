/** generators/scm_provider.go and services/scm_provider/utils.go */
import { fail } from '../diagnostics';
import { fromData } from '../gotemplate';
import { normalize } from '../sprig';
import { asList, asMap, asText, Fields } from './fields';
import { TextFilter, tryTextFilter } from './filter';
import { Generator, known, unknown } from './generated';
import { ParamSet, paramSet } from './param-set';
import { appendValues } from './values';
import { WorldBranch, WorldScmRepository } from './world';

/** The providers in the order in which the controller looks for them, and what names the organization for each. */
const PROVIDERS: readonly (readonly [string, string])[] = [
  ['github', 'organization'], ['gitlab', 'group'], ['gitea', 'owner'], ['bitbucketServer', 'project'], ['azureDevOps', 'organization'],
  ['bitbucket', 'owner'], ['awsCodeCommit', 'region'],
];

interface Filter {
  readonly repository?: TextFilter;
  readonly label?: TextFilter;
  readonly branch?: TextFilter;
  readonly pathsExist: readonly string[];
  readonly pathsDoNotExist: readonly string[];
  readonly isForBranches: boolean;
  readonly isForRepositories: boolean;
}

interface Found {
  readonly repository: WorldScmRepository;
  readonly branch: WorldBranch;
}

export const scmGenerator: Generator = (fields, scope) => {
  const { where, world, renderer } = scope;
  const provider = PROVIDERS.find(([name]) => fields[name] !== undefined && fields[name] !== null);
  if (provider === undefined) {
    return fail('EXP101', where, 'no provider of repositories is given', `give one of ${PROVIDERS.map(([name]) => name).join(', ')}`);
  }
  const config = asMap(fields[provider[0]]);
  const organization = asText(config[provider[1]], `${where}.${provider[0]}.${provider[1]}`);
  const filters = asList(fields.filters).map((filter) => compile(asMap(filter), `${where}.filters`));
  const all = world.scm?.find((one) => one.organization.toLowerCase() === organization.toLowerCase());
  if (all === undefined) {
    return unknown(scope, `which repositories "${organization}" has`, 'list its repositories');
  }
  const sets = find(all.repositories.filter((repository) => !isLeftOut(repository, provider[0], config)), filters, config.allBranches === true)
    .map((found) => repositoryParams(found, organization, asText(fields.cloneProtocol, where)));
  sets.forEach((params) => appendValues(fields.values, params, renderer, where));
  return known(sets);
};

function isLeftOut({ archived }: WorldScmRepository, provider: string, config: Fields): boolean {
  return archived === true && (provider === 'gitlab' ? config.includeArchivedRepos !== true : config.excludeArchivedRepos === true);
}

/** The last part that is given decides whether a filter looks at repositories or at branches (`FilterType`). */
function compile(filter: Fields, where: string): Filter {
  const { repositoryMatch, labelMatch, branchMatch, pathsExist, pathsDoNotExist } = filter;
  const isForBranches = [branchMatch, pathsExist, pathsDoNotExist].some((part) => part !== undefined && part !== null);
  return {
    repository: tryTextFilter(repositoryMatch, where),
    label: tryTextFilter(labelMatch, where),
    branch: tryTextFilter(branchMatch, where),
    pathsExist: asList(pathsExist).map(String),
    pathsDoNotExist: asList(pathsDoNotExist).map(String),
    isForBranches,
    isForRepositories: !isForBranches && (typeof repositoryMatch === 'string' || typeof labelMatch === 'string'),
  };
}

function find(repositories: readonly WorldScmRepository[], filters: readonly Filter[], allBranches: boolean): Found[] {
  const forRepositories = filters.filter(({ isForRepositories }) => isForRepositories);
  const forBranches = filters.filter(({ isForBranches }) => isForBranches);
  return repositories
    .filter((repository) => forRepositories.length === 0 || forRepositories.some((filter) => matches(filter, { repository, branch: { name: '' } })))
    .flatMap((repository) => repository.branches.filter(({ name }) => allBranches || name === (repository.defaultBranch ?? 'main')).map((branch) => ({ repository, branch })))
    .filter((found) => forBranches.length === 0 || forBranches.some((filter) => matches(filter, found)));
}

function matches(filter: Filter, { repository, branch }: Found): boolean {
  const has = (path: string): boolean => (branch.paths ?? []).some((one) => one === path.replace(/\/+$/, '') || one.startsWith(`${path.replace(/\/+$/, '')}/`));
  return (filter.repository?.(repository.name) ?? true)
    && (filter.branch?.(branch.name) ?? true)
    && (filter.label === undefined || (repository.labels ?? []).some(filter.label))
    && filter.pathsExist.every(has)
    && !filter.pathsDoNotExist.some(has);
}

function repositoryParams({ repository, branch }: Found, organization: string, protocol: string): ParamSet {
  const sha = branch.sha ?? '';
  return paramSet({
    organization,
    repository: repository.name,
    repository_id: fromData(repository.id ?? null),
    url: protocol.startsWith('https') ? repository.url : repository.sshUrl ?? repository.url,
    branch: branch.name,
    sha,
    short_sha: sha.slice(0, 8),
    short_sha_7: sha.slice(0, 7),
    labels: (repository.labels ?? []).join(','),
    branchNormalized: normalize(branch.name),
  });
}
