/** Versions of Flux that the schemas know. */
export const FLUX_VERSIONS = ['2.3', '2.4', '2.5', '2.6', '2.7', '2.8', '2.9'] as const;

export type FluxVersion = (typeof FLUX_VERSIONS)[number];

/** Whether the target is `since` or newer. */
export function atLeast(version: FluxVersion, since: FluxVersion): boolean {
  return FLUX_VERSIONS.indexOf(version) >= FLUX_VERSIONS.indexOf(since);
}

/** The apiVersion of a source kind that the target stores; `v1` came kind by kind. */
export function sourceApiVersion(version: FluxVersion, since: FluxVersion): string {
  return `source.toolkit.fluxcd.io/${atLeast(version, since) ? 'v1' : 'v1beta2'}`;
}

/** Labels of what a release takes values from, so that a change is released at once and not at the next interval. */
export function watchLabels(version: FluxVersion): Readonly<Record<string, string>> | undefined {
  return atLeast(version, '2.7') ? { 'reconcile.fluxcd.io/watch': 'Enabled' } : undefined;
}
