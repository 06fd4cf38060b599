import { Fields, InventoryObject } from '../../inventory';
import { Path } from '../../text';
import { fieldsAt, isFields, isSet, listOf, oncePerSubject, Subject, textOf, valueAt } from '../engine';
import { Address, readAddress, UNKNOWN_ADDRESS } from './repository-address';

/** One source of an Application, where it stands, and what many checks ask of it. */
export interface SourceAt {
  readonly source: Fields;
  readonly path: Path;
  readonly hasChart: boolean;
  /** Texts that are known now, and not empty where they name a ref. */
  readonly url: string | undefined;
  readonly revision: string | undefined;
  readonly ref: string | undefined;
  readonly address: Address;
}

/**
 * The sources that Argo CD reads: a hydrator's goes before `sources`, and those before `source` (`GetSources` of
 * pkg/apis/application/v1alpha1/types.go).
 */
export const sourcesOf = oncePerSubject(({ spec }): readonly SourceAt[] => {
  const found: SourceAt[] = [];
  if (isSet(spec.sourceHydrator)) {
    addSource(found, valueAt(spec, 'sourceHydrator', 'drySource'), ['spec', 'sourceHydrator', 'drySource']);
  } else if (hasManySources(spec)) {
    listOf(spec.sources).forEach((source, index) => addSource(found, source, ['spec', 'sources', index]));
  } else {
    addSource(found, spec.source, ['spec', 'source']);
  }
  return found;
});

function addSource(found: SourceAt[], source: unknown, path: Path): void {
  if (!isFields(source)) {
    return;
  }
  const url = textOf(source.repoURL);
  found.push({
    source,
    path,
    hasChart: isGiven(source.chart),
    url,
    revision: textOf(source.targetRevision),
    ref: textOf(source.ref) || undefined,
    address: url === undefined ? UNKNOWN_ADDRESS : readAddress(url),
  });
}

/** Whether `sources` counts, be it with one item (`HasMultipleSources`). */
export function hasManySources(spec: Fields): boolean {
  return Array.isArray(spec.sources) && spec.sources.length > 0 && !isSet(spec.sourceHydrator);
}

/** Whether something is written there at all: templates count, empty text does not. */
export function isGiven(value: unknown): boolean {
  return isSet(value) && value !== '';
}

/** The Helm settings of every source that has any. */
export const helmOf = oncePerSubject((subject): readonly SourceAt[] => sourcesOf(subject).filter(({ source }) => isFields(source.helm)));

/** Whether what is missing may come later: by a kustomization's patch, by a generator's own template, by a templatePatch. */
export function mayBeCompleted({ object, isTemplate }: Subject): boolean {
  return object.facts.isPartial === true || (isTemplate && isTemplateOpen(object));
}

function isTemplateOpen(object: InventoryObject): boolean {
  const { templatePatch, generators } = fieldsAt(object.manifest, 'spec');
  const hasOverride = (generator: unknown): boolean => isFields(generator) && Object.values(generator).some((one) => isSet(valueAt(one, 'template')));
  return isGiven(templatePatch) || (Array.isArray(generators) && generators.some(hasOverride));
}

/** Whether every field of some settings is as if it were not there (`IsZero` in types.go). */
export function isEmpty(value: unknown): boolean {
  if (isFields(value)) {
    return Object.values(value).every(isEmpty);
  }
  return !isGiven(value) || value === false || (Array.isArray(value) && value.length === 0);
}
