/** generators/pull_request.go and services/pull_request */
import { fail } from '../diagnostics';
import { asList, asMap, asText, Fields } from './fields';
import { tryTextFilter } from './filter';
import { Generator, known, Scope, unknown } from './generated';
import { ParamSet, paramSet, stringList } from './param-set';
import { branchSlug } from './slug';
import { appendValues } from './values';
import { WorldPullRequest } from './world';

/** The providers in the order in which the controller looks for them, and what names the repository for each. */
const PROVIDERS: readonly (readonly [string, readonly string[]])[] = [
  ['github', ['owner', 'repo']], ['gitlab', ['project']], ['gitea', ['owner', 'repo']], ['bitbucketServer', ['project', 'repo']],
  ['bitbucket', ['owner', 'repo']], ['azuredevops', ['organization', 'project', 'repo']],
];

export const pullRequestGenerator: Generator = (fields, scope) => {
  const { where, world, renderer } = scope;
  const provider = PROVIDERS.find(([name]) => fields[name] !== undefined && fields[name] !== null);
  if (provider === undefined) {
    return fail('EXP101', where, 'no provider of pull requests is given', `give one of ${PROVIDERS.map(([name]) => name).join(', ')}`);
  }
  const config = asMap(fields[provider[0]]);
  const repository = provider[1].map((key) => asText(config[key], `${where}.${provider[0]}.${key}`)).join('/');
  const matches = filters(fields, where);
  const all = world.pullRequests?.find((one) => one.repository.toLowerCase() === repository.toLowerCase());
  if (all === undefined) {
    return unknown(scope, `which pull requests "${repository}" has`, 'list its pull requests');
  }
  const wanted = asList(config.labels).map(String);
  const state = provider[0] === 'gitlab' ? asText(config.pullRequestState, where) : '';
  const sets = all.pulls
    .filter(({ labels = [] }) => wanted.every((label) => labels.includes(label)))
    .filter((pull) => state === '' || (pull.state ?? 'opened') === state)
    .filter(matches)
    .map((pull) => pullParams(pull, scope));
  sets.forEach((params) => appendValues(fields.values, params, renderer, where));
  return known(sets);
};

/** One of the filters has to match, and of it every part that is given. */
function filters(fields: Fields, where: string): (pull: WorldPullRequest) => boolean {
  const compiled = asList(fields.filters).map(asMap).map((filter) => ({
    branch: tryTextFilter(filter.branchMatch, `${where}.filters`),
    target: tryTextFilter(filter.targetBranchMatch, `${where}.filters`),
    title: tryTextFilter(filter.titleMatch, `${where}.filters`),
  }));
  return (pull) => compiled.length === 0 || compiled.some(({ branch, target, title }) =>
    (branch?.(pull.branch) ?? true) && (target?.(pull.targetBranch ?? 'main') ?? true) && (title?.(pull.title ?? '') ?? true));
}

function pullParams(pull: WorldPullRequest, { renderer }: Scope): ParamSet {
  const { number, title = '', branch, targetBranch = 'main', headSha = '', author = '', labels = [] } = pull;
  return paramSet({
    number: String(number),
    title,
    branch,
    branch_slug: branchSlug(branch),
    target_branch: targetBranch,
    target_branch_slug: branchSlug(targetBranch),
    head_sha: headSha,
    head_short_sha: headSha.slice(0, 8),
    head_short_sha_7: headSha.slice(0, 7),
    author,
    ...renderer.goTemplate ? { labels: stringList(labels) } : {},
  });
}

