import { fieldsAt } from './reading';
import { ExpandedApplication, Fields, InventoryObject, KIND, KindName } from '../../inventory';
import { Path } from '../../text';

/** What a check looks at: an object, or the Application inside the template of an ApplicationSet. */
export interface Subject {
  /** Whose finding it is. */
  readonly object: InventoryObject;
  readonly kindName: KindName;
  readonly name: string;
  readonly namespace: string | undefined;
  readonly manifest: Fields;
  readonly metadata: Fields;
  readonly spec: Fields;
  /** Where the manifest stands in the object: paths of findings are from here. */
  readonly base: Path;
  /** Text with `{{ }}` is not known yet. */
  readonly isTemplate: boolean;
  /** Said behind a finding: the generator and the parameters that made it. */
  readonly note?: string;
}

/** The object itself. */
export function subjectOf(object: InventoryObject): Subject {
  const { kindName, name, namespace, manifest, metadata } = object;
  return { object, kindName, name, namespace, manifest, metadata, spec: fieldsAt(manifest, 'spec'), base: [], isTemplate: false };
}

/** The Application that an ApplicationSet makes copies of. */
export function templateOf(object: InventoryObject): Subject {
  const template = fieldsAt(object.manifest, 'spec', 'template');
  return { ...applicationOf(object, { apiVersion: object.apiVersion, kind: 'Application', ...template }), isTemplate: true };
}

/** One of those copies: what is wrong with it is wrong with the template, for these parameters. */
export function expandedOf(object: InventoryObject, { manifest, madeBy }: ExpandedApplication): Subject {
  return { ...applicationOf(object, manifest), isTemplate: false, note: `made by ${madeBy}` };
}

function applicationOf(object: InventoryObject, manifest: Fields): Omit<Subject, 'isTemplate'> {
  const metadata = fieldsAt(manifest, 'metadata');
  return {
    object,
    kindName: KIND.application,
    name: typeof metadata.name === 'string' ? metadata.name : '',
    namespace: object.namespace,
    manifest,
    metadata,
    spec: fieldsAt(manifest, 'spec'),
    base: ['spec', 'template'],
  };
}

/**
 * The same answer for all checks of a subject, which ask one after the other. Only the last one is kept, so
 * it must not be changed by who gets it.
 */
export function oncePerSubject<T>(find: (subject: Subject) => T): (subject: Subject) => T {
  let last: Subject | undefined;
  let answer: T;
  return (subject) => {
    if (last !== subject) {
      answer = find(subject);
      last = subject;
    }
    return answer;
  };
}
