/** What a generator works with, and what it gives. */
import { Fields } from './fields';
import { describeParams, ParamSet } from './param-set';
import { Renderer } from './render';
import { Repositories } from './repository';
import { World } from './world';

/** Something that only the cluster will know. */
export interface Unknown {
  /** The generator: `spec.generators[0].matrix.generators[1].git`. */
  readonly generator: string;
  readonly reason: string;
  /** What would make it known. */
  readonly fix: string;
  /** The parameters of the first generator of a matrix for which it is unknown. */
  readonly params?: string;
}

export interface Generated {
  readonly params: readonly ParamSet[];
  readonly unknown: readonly Unknown[];
}

export interface Scope {
  readonly world: World;
  readonly repositories: Repositories;
  readonly renderer: Renderer;
  /** `project` of the set's template. */
  readonly project: string;
  /** Where in the ApplicationSet the generator stands. */
  readonly where: string;
}

/** One kind of generator. Faults are GitOpsErrors whose subject is `scope.where`. */
export type Generator = (fields: Fields, scope: Scope) => Generated;

export function known(params: readonly ParamSet[]): Generated {
  return { params, unknown: [] };
}

export function unknown({ where }: Scope, reason: string, fix: string): Generated {
  return { params: [], unknown: [{ generator: where, reason, fix }] };
}

/** What is unknown only for these parameters of an outer generator. */
export function unknownFor(parts: readonly Unknown[], params: ParamSet): readonly Unknown[] {
  return parts.map((part) => ({ ...part, params: part.params ?? describeParams(params) }));
}
