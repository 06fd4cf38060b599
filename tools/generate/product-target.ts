import { Product } from '../schemas/crd';

/** Where the generated code of one product goes, and how its sentences name the product. */
export interface ProductTarget {
  readonly product: Product;
  /** In sentences: `Since Argo CD 3.1.` */
  readonly label: string;
  /** In schemas/. */
  readonly schema: string;
  /** The folder of the jsii submodule, below src/. */
  readonly folder: string;
}

export const TARGETS: readonly ProductTarget[] = [
  { product: 'argo-cd', label: 'Argo CD', schema: 'argocd.json', folder: 'argocd' },
  { product: 'flux', label: 'Flux', schema: 'flux.json', folder: 'flux' },
];
