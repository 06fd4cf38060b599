import { checkCall } from '../calls/check-call';

/**
 * Stands for something that is known only when an environment is found: the name of the cluster, the
 * directory, a field of a file. Use it inside the strings of an environment that has a generator:
 *
 * ```ts
 * namespace: `team-${EnvironmentParam.PATH_BASENAME}`
 * ```
 */
export class EnvironmentParam {
  /** Name of the cluster that was found. */
  public static readonly CLUSTER_NAME = '@{cluster.name}';

  /** URL of the API server of the cluster that was found. */
  public static readonly CLUSTER_SERVER = '@{cluster.server}';

  /** The directory that was found, from the repository's root; for a file, the directory that holds it. */
  public static readonly PATH = '@{path}';

  /** The last part of `PATH`. */
  public static readonly PATH_BASENAME = '@{path.basename}';

  /** A label of the cluster that was found. */
  public static clusterLabel(key: string): string {
    checkCall('EnvironmentParam.clusterLabel', [key]);
    return `@{cluster.labels.${key}}`;
  }

  /** A field of the list element or of the file that was found, as a dotted path. */
  public static field(path: string): string {
    checkCall('EnvironmentParam.field', [path]);
    return `@{field.${path}}`;
  }

  private constructor() {}
}

/** One placeholder and what it stands for. @internal */
export type Param =
  | { readonly kind: 'cluster-name' | 'cluster-server' | 'path' | 'path-basename' }
  | { readonly kind: 'cluster-label' | 'field'; readonly key: string };

const PLACEHOLDER = /@\{([^{}]+)\}/g;
const FIXED = new Map<string, Param>([
  ['cluster.name', { kind: 'cluster-name' }],
  ['cluster.server', { kind: 'cluster-server' }],
  ['path', { kind: 'path' }],
  ['path.basename', { kind: 'path-basename' }],
]);

/** @internal a placeholder, as messages call it */
export function describeParam(param: Param): string {
  return 'key' in param ? `${param.kind} "${param.key}"` : param.kind;
}

/** @internal whether a text has a placeholder in it */
export function hasParam(text: string): boolean {
  return paramsOf(text).length > 0;
}

/** @internal the placeholders of a text, in order */
export function paramsOf(text: string): Param[] {
  return !text.includes('@{') ? [] : [...text.matchAll(PLACEHOLDER)].map(([, name]) => tryParam(name)).filter((param) => param !== undefined);
}

/** @internal a text as what stands before, between and behind its placeholders, and these */
export function splitParams(text: string): { readonly texts: readonly string[]; readonly params: readonly Param[] } {
  const texts: string[] = [''];
  const params: Param[] = [];
  // The pattern has one group, so every second part is the name inside a placeholder.
  text.split(PLACEHOLDER).forEach((part, index) => {
    const param = index % 2 === 1 ? tryParam(part) : undefined;
    if (param) {
      params.push(param);
      texts.push('');
    } else {
      texts[texts.length - 1] += index % 2 === 1 ? `@{${part}}` : part;
    }
  });
  return { texts, params };
}

/** @internal the text with each placeholder replaced */
export function replaceParams(text: string, replace: (param: Param) => string): string {
  return text.replace(PLACEHOLDER, (whole, name: string) => {
    const param = tryParam(name);
    return param ? replace(param) : whole;
  });
}

function tryParam(name: string): Param | undefined {
  const label = /^cluster\.labels\.(.+)$/.exec(name);
  const field = /^field\.(.+)$/.exec(name);
  if (label) {
    return { kind: 'cluster-label', key: label[1] };
  }
  return field ? { kind: 'field', key: field[1] } : FIXED.get(name);
}
