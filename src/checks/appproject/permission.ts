/** What a project lets through: `IsSourcePermitted` and `isDestinationMatched` of pkg/apis/application/v1alpha1/app_project_types.go, bug for bug. */
import { tryGlob } from './glob';
import { readGitUrl } from '../../text';
import { oncePerText } from '../engine';

/** A destination of an Application, or a pattern for one; what is not given is empty. */
export interface Destination {
  readonly server: string;
  readonly name: string;
  readonly namespace: string;
}

export function isDenial(pattern: string): boolean {
  return pattern.startsWith('!');
}

export function globMatch(pattern: string, value: string, separator?: string): boolean {
  return pattern === '*' || (tryGlob(pattern, separator)?.matches(value) ?? false);
}

/** A denial "matches" whatever it does not deny. */
function matchesPattern(pattern: string, value: string, separator?: string): boolean {
  return isDenial(pattern) ? !(tryGlob(pattern.slice(1), separator)?.matches(value) ?? false) : globMatch(pattern, value, separator);
}

const readUrl = oncePerText(readGitUrl);

export function isSourcePermitted(sourceRepos: readonly string[], repoUrl: string): boolean {
  const wanted = readUrl(repoUrl);
  let isMatched = false;
  for (const repo of sourceRepos) {
    const pattern = isDenial(repo) ? `!${readUrl(repo.slice(1))}` : readUrl(repo);
    if (matchesPattern(pattern, wanted, '/')) {
      isMatched = true;
    } else if (isDenial(pattern)) {
      return false;
    }
  }
  return isMatched;
}

export function isDestinationPermitted(destinations: readonly Destination[], wanted: Destination): boolean {
  let isMatched = false;
  for (const { name, server, namespace } of destinations) {
    const byName = wanted.name !== '' && matchesPattern(name, wanted.name);
    const byServer = wanted.server !== '' && matchesPattern(server, wanted.server);
    const byNamespace = matchesPattern(namespace, wanted.namespace);
    if ((byServer || byName) && byNamespace) {
      isMatched = true;
    } else if ((!byName && isDenial(name)) || (!byServer && isDenial(server) && byNamespace)) {
      return false;
    } else if (!byNamespace && isDenial(namespace) && byServer) {
      return false;
    }
  }
  return isMatched;
}

/** `MatchStringInList` of util/glob/list.go: patterns, or regular expressions between slashes. Undefined where only Argo CD's engine knows. */
export function tryMatchNamespace(patterns: readonly string[], namespace: string): boolean | undefined {
  if (patterns.some((pattern) => globMatch(pattern, namespace))) {
    return true;
  }
  return patterns.some((pattern) => pattern.length > 1 && pattern.startsWith('/') && pattern.endsWith('/')) ? undefined : false;
}
