import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareMinors } from './context';
import { Facts } from './document';
import { parseYamlValue } from '../../src/text';

/** The part of an upstream CustomResourceDefinition that we read. */
export interface Crd {
  readonly minor: string;
  readonly group: string;
  readonly scope: string;
  readonly names: Facts & { readonly kind: string };
  readonly versions: readonly CrdVersion[];
}

export interface CrdVersion {
  readonly name: string;
  readonly served: boolean;
  readonly storage: boolean;
  readonly deprecated?: boolean;
  readonly schema?: { readonly openAPIV3Schema: Facts };
}

/** The folder of a product under the folder of all CRDs, and its file under schemas/. */
export const PRODUCTS = [
  { product: 'argo-cd', file: 'argocd.json' },
  { product: 'flux', file: 'flux.json' },
] as const;

export type Product = (typeof PRODUCTS)[number]['product'];

/** Every CRD of a folder `vX.Y/*.yaml`, oldest minor first. */
export function readCrds(folder: string): readonly Crd[] {
  const minors = readdirSync(folder).filter((name) => /^v\d+\.\d+$/.test(name)).map((name) => name.slice(1));
  return minors.sort(compareMinors).flatMap((minor) => {
    const files = readdirSync(join(folder, `v${minor}`)).filter((name) => name.endsWith('.yaml')).sort();
    return files.map((file) => parseCrd(readFileSync(join(folder, `v${minor}`, file), 'utf8'), minor));
  });
}

export function parseCrd(text: string, minor: string): Crd {
  const { spec } = parseYamlValue(text) as { spec: Omit<Crd, 'minor'> };
  return { minor, group: spec.group, scope: spec.scope, names: spec.names, versions: spec.versions };
}
