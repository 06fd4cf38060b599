import { fieldsOf, listOf, oncePerSubject } from '../engine';

/** The sync options of an Application. */
export const syncOptionsOf = oncePerSubject(({ spec }): readonly unknown[] => listOf(fieldsOf(spec.syncPolicy).syncOptions));
