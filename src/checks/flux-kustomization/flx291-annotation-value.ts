import { Fields } from '../../inventory';
import { formatChoices, tryNearest } from '../../text';
import { fieldsOf, isKnown, ObjectCheck, Report } from '../engine';
import { configMap } from './examples';

export const PREFIX = 'kustomize.toolkit.fluxcd.io/';

/** Values that do something; the others of each row are its default, written out. Compared without case (fluxcd/pkg `ssa/utils`). */
export const VALUES: Readonly<Record<string, readonly string[]>> = {
  ssa: ['Override', 'Merge', 'IfNotPresent', 'Ignore'],
  force: ['Enabled', 'Disabled'],
  prune: ['Disabled', 'Enabled'],
  reconcile: ['Disabled', 'Enabled'],
  decrypt: ['Disabled', 'Enabled'],
  substitute: ['disabled', 'enabled'],
};

export const annotationValue: ObjectCheck = {
  code: 'FLX291',
  title: 'annotation of kustomize-controller with a value that it does not know',
  severity: 'error',
  rationale: 'The annotation is passed over silently: the object is pruned, overwritten or substituted all the same.',
  bad: configMap('open', ", annotations: {kustomize.toolkit.fluxcd.io/substitute: 'false'}").trim(),
  good: configMap('open', ', annotations: {kustomize.toolkit.fluxcd.io/substitute: disabled}').trim(),
  fix: 'write one of the values that it knows',
  source: 'https://fluxcd.io/flux/components/kustomize/kustomizations/#controlling-the-apply-behavior-of-resources',
  kinds: 'all',
  needs: Object.keys(VALUES).flatMap((name) => [['metadata', 'annotations', PREFIX + name], ['metadata', 'labels', PREFIX + name]]),
  check({ metadata }, report) {
    checkValues(fieldsOf(metadata.annotations), 'annotations', report);
    checkValues(fieldsOf(metadata.labels), 'labels', report);
  },
};

function checkValues(fields: Fields, field: string, report: Report): void {
  for (const [key, value] of Object.entries(fields)) {
    const name = key.startsWith(PREFIX) ? key.slice(PREFIX.length) : '';
    const known = Object.hasOwn(VALUES, name) ? VALUES[name] : undefined;
    if (known !== undefined && isKnown(value) && !isOneOf(value, known, name === 'substitute')) {
      const nearest = tryNearest(String(value), known) ?? (known.length === 2 ? known[0] : undefined);
      report(['metadata', field, key], `"${String(value)}" is no value of ${key}, known are ${formatChoices(known)}`,
        nearest === undefined ? undefined : `write "${nearest}"`);
    }
  }
}

/** Only `substitute` minds the case (`kustomize_varsub.go` of fluxcd/pkg). */
function isOneOf(value: unknown, known: readonly string[], isExact: boolean): boolean {
  const text = String(value);
  return known.some((one) => one === text || (!isExact && one.toLowerCase() === text.toLowerCase()));
}
