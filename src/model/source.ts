/** Where a Git repository is, and which of its commits is meant. */
export interface GitIntent {
  readonly url: string;
  /** At most one of these is set; none means the default branch that the engine assumes. */
  readonly branch?: string;
  readonly tag?: string;
  readonly commit?: string;
  readonly semver?: string;
  /** Name of the Secret with credentials, in the namespace of the delivery engine. */
  readonly secretName?: string;
  /** A local copy, for what has to be known at synth. */
  readonly directory?: string;
}

/** Where a chart comes from. */
export type ChartIntent =
  | { readonly kind: 'oci'; readonly url: string; readonly version: string; readonly secretName?: string; readonly copy?: string }
  | { readonly kind: 'repository'; readonly url: string; readonly chart: string; readonly version: string; readonly secretName?: string; readonly copy?: string }
  | { readonly kind: 'git'; readonly git: GitIntent; readonly path: string };

/** Equal keys, same repository at the same revision. */
export function gitKey(git: GitIntent): string {
  return JSON.stringify([normalizedGitUrl(git.url), git.branch, git.tag, git.commit, git.semver]);
}

/** One spelling for the spellings of a repository URL that mean the same repository. */
export function normalizedGitUrl(url: string): string {
  return url.replace(/\/+$/, '').replace(/\.git$/, '').toLowerCase();
}

/** The revision as one word: what `targetRevision` or a person would call it. */
export function gitRevision(git: GitIntent): string | undefined {
  return git.commit ?? git.tag ?? git.semver ?? git.branch;
}

/** The name of a chart as its last path part. */
export function chartName(chart: ChartIntent): string {
  switch (chart.kind) {
    case 'repository': return chart.chart;
    case 'oci': return chart.url.slice(chart.url.lastIndexOf('/') + 1);
    case 'git': return chart.path.replace(/\/+$/, '').split('/').pop()!;
  }
}
