import { targetVersions } from '../../schema';

/** The minor that `3.5`, `v3.5` or `3.5.1` names, if it is a known one. */
export function tryMinor(product: 'argocd' | 'flux', text: string): string | undefined {
  const minor = /^v?(\d+\.\d+)(?:\.\d+)?$/.exec(text)?.[1];
  return minor !== undefined && targetVersions(product).includes(minor) ? minor : undefined;
}

export function newest(product: 'argocd' | 'flux'): string {
  return targetVersions(product).at(-1)!;
}
