import { tryNearest } from '../../text';
import { fieldsOf, ObjectCheck } from '../engine';
import { configMap } from './examples';
import { PREFIX, VALUES } from './flx291-annotation-value';

const KNOWN: readonly string[] = Object.keys(VALUES);

/** What the controller writes itself. */
const OWN: readonly string[] = ['name', 'namespace', 'checksum'];

export const annotationKey: ObjectCheck = {
  code: 'FLX292',
  title: 'misspelled annotation of kustomize-controller',
  severity: 'error',
  rationale: 'An annotation that the controller does not know is passed over silently.',
  bad: configMap('open', ', annotations: {kustomize.toolkit.fluxcd.io/pruned: disabled}').trim(),
  good: configMap('open', ', annotations: {kustomize.toolkit.fluxcd.io/prune: disabled}').trim(),
  fix: 'write the annotation as the controller knows it',
  source: 'https://fluxcd.io/flux/components/kustomize/kustomizations/#controlling-the-apply-behavior-of-resources',
  kinds: 'all',
  needs: [['metadata', 'annotations']],
  check({ metadata }, report) {
    for (const key of Object.keys(fieldsOf(metadata.annotations)).filter((one) => one.startsWith(PREFIX))) {
      const name = key.slice(PREFIX.length);
      const nearest = KNOWN.includes(name) || OWN.includes(name) ? undefined : tryNearest(name, KNOWN);
      if (nearest !== undefined) {
        report(['metadata', 'annotations', key], `"${key}" is no annotation of kustomize-controller`, `write "${PREFIX}${nearest}"`);
      }
    }
  },
};
