/** What a program declares to live elsewhere, kept by its app. */
import { IConstruct } from 'constructs';
import { ExternalObject } from './inventory';
import { kindName } from './kinds';

interface DeclaredObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  readonly keys?: readonly string[];
}

const declared = new WeakMap<IConstruct, ExternalObject[]>();

/** It holds for the whole app. */
export function declareExternal(scope: IConstruct, { apiVersion, kind, name, namespace, keys }: DeclaredObject): void {
  const before = declared.get(scope.node.root) ?? [];
  declared.set(scope.node.root, [...before, { kindName: kindName(apiVersion, kind), name, namespace, keys }]);
}

/** What an app declares to live elsewhere. */
export function externalsOf(scope: IConstruct): readonly ExternalObject[] {
  return declared.get(scope.node.root) ?? [];
}
