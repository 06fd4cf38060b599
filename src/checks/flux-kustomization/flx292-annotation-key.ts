import { tryNearest } from '../../text';
import { fieldsAt, ObjectCheck } from '../engine';
import { configMap } from './examples';
import { PREFIX, VALUES } from './flx291-annotation-value';

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
  check({ metadata, isTemplate }, report) {
    const known = Object.keys(VALUES);
    for (const key of isTemplate ? [] : Object.keys(fieldsAt(metadata, 'annotations'))) {
      const name = key.startsWith(PREFIX) ? key.slice(PREFIX.length) : undefined;
      const nearest = name === undefined || known.includes(name) || OWN.includes(name) ? undefined : tryNearest(name, known);
      if (nearest !== undefined) {
        report(['metadata', 'annotations', key], `"${key}" is no annotation of kustomize-controller`, `write "${PREFIX}${nearest}"`);
      }
    }
  },
};
