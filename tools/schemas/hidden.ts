import { Product } from './crd';
import { Facts, REF_PREFIX } from './document';

/**
 * Structures that the ApplicationSet CRD hides behind "any", because a CRD cannot be recursive: the third level
 * of generators (argo-cd pkg/apis/application/v1alpha1/applicationset_types.go). They serve typing only.
 */
export interface HiddenTypes {
  readonly definitions: Readonly<Record<string, { readonly required?: readonly string[]; readonly fields: Readonly<Record<string, Facts>> }>>;
  /** `Definition.field` whose CRD says "any" -> what the Go type says. */
  readonly typed: Readonly<Record<string, Facts>>;
}

const ref = (name: string): Facts => ({ $ref: REF_PREFIX + name });
const listOf = (items: Facts): Facts => ({ type: 'array', items });

export const HIDDEN: Readonly<Record<Product, HiddenTypes>> = {
  'argo-cd': {
    definitions: {
      NestedMatrixGenerator: {
        required: ['generators'],
        fields: { generators: listOf(ref('ApplicationSetTerminalGenerator')) },
      },
      NestedMergeGenerator: {
        required: ['generators', 'mergeKeys'],
        fields: { generators: listOf(ref('ApplicationSetTerminalGenerator')), mergeKeys: listOf({ type: 'string' }) },
      },
      ApplicationSetTerminalGenerator: {
        fields: {
          clusterDecisionResource: ref('DuckTypeGenerator'),
          clusters: ref('ClusterGenerator'),
          git: ref('GitGenerator'),
          list: ref('ListGenerator'),
          plugin: ref('PluginGenerator'),
          pullRequest: ref('PullRequestGenerator'),
          scmProvider: ref('SCMProviderGenerator'),
          selector: ref('LabelSelector'),
        },
      },
    },
    typed: {
      'ApplicationSetNestedGenerator.matrix': ref('NestedMatrixGenerator'),
      'ApplicationSetNestedGenerator.merge': ref('NestedMergeGenerator'),
    },
  },
  'flux': { definitions: {}, typed: {} },
};
