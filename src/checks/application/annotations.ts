import { Fields, KIND } from '../../inventory';
import { Path } from '../../text';
import { fieldsAt, isKnown, Subject, valueAt } from '../engine';

/** One annotation, and where it stands. */
export interface AnnotationAt {
  readonly key: string;
  readonly value: string;
  readonly path: Path;
  readonly annotations: Fields;
}

/**
 * What an object says by annotations of Argo CD, each once: an ApplicationSet for itself and for the Applications that
 * it makes, for checks of all kinds see only the object itself. Without what is not known yet.
 */
export function annotationsOf(subject: Subject, key: string): AnnotationAt[] {
  return placesOf(subject, 'annotations').flatMap((place) => {
    const annotations = fieldsAt(subject.manifest, ...place);
    const value = valueAt(annotations, key);
    return typeof value === 'string' && isKnown(value) ? [{ key, value, annotations, path: [...place, key] }] : [];
  });
}

/** Where the metadata of an object, and of what an ApplicationSet makes, have a field. */
export function placesOf({ kindName }: Subject, field: 'annotations' | 'labels'): Path[] {
  return kindName === KIND.applicationSet ? [['metadata', field], ['spec', 'template', 'metadata', field]] : [['metadata', field]];
}

/** The items of a list in an annotation (`GetAnnotationCSVs` of gitops-engine/pkg/sync/resource/annotations.go). */
export function itemsOf(value: string): string[] {
  return [...new Set(value.split(',').map((item) => item.trim()).filter((item) => item !== ''))];
}

/** Whether the Application is one: what its own annotations say, Argo CD reads of Applications only. */
export function isApplicationAt({ kindName }: Subject, { path }: AnnotationAt): boolean {
  return kindName === KIND.application || path[0] === 'spec';
}
