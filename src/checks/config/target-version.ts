import { fail } from '../../diagnostics';
import { SchemaTarget, targetVersions } from '../../schema';
import { formatChoices } from '../../text';

/** The minor that `3.5`, `v3.5` or `3.5.1` names, if it is a known one. */
export function tryMinor(product: 'argocd' | 'flux', text: string): string | undefined {
  const minor = /^v?(\d+\.\d+)(?:\.\d+)?$/.exec(text)?.[1];
  return minor !== undefined && targetVersions(product).includes(minor) ? minor : undefined;
}

export function newest(product: 'argocd' | 'flux'): string {
  return targetVersions(product).at(-1)!;
}

/** The versions that somebody asked for; fails with CHK113 for one that is not known. `nameOf` is what the user calls the place. */
export function askedTarget(
  asked: { readonly argocd?: string; readonly flux?: string }, nameOf: (product: 'argocd' | 'flux') => string,
): Partial<SchemaTarget> {
  const minors = (['argocd', 'flux'] as const).flatMap((product) => {
    const version = asked[product];
    return version === undefined ? [] : [[product, tryMinor(product, version) ?? refuse(product, version, nameOf(product))]];
  });
  return Object.fromEntries(minors) as Partial<SchemaTarget>;
}

function refuse(product: 'argocd' | 'flux', version: string, name: string): never {
  return fail('CHK113', name, `"${version}" is no version that is known`, `use ${formatChoices(targetVersions(product))}`);
}
