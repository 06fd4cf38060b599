import { checkCall } from '../calls/check-call';
import { Faults } from '../diagnostics';
import { hasValue, OwnedField, ParameterIntent, ValuesLayer, withoutValue } from '../model';
import { parseYamlValue, tryParsePointer } from '../text';

/** Which objects a released field belongs to, and which values of the chart set it. */
export interface FieldOwnershipOptions {
  /**
   * Name of the one object that is meant.
   *
   * @default - every object of the kind
   */
  readonly name?: string;

  /**
   * Namespace of the object.
   *
   * @default - any
   */
  readonly namespace?: string;

  /**
   * Dotted paths in the chart's values that set the field; they are dropped from inline values.
   *
   * @default - what most charts use, where there is such a thing; else none
   */
  readonly valuesKeys?: string[];
}

/** A field of any kind of object. */
export interface ReleasedField extends FieldOwnershipOptions {
  /**
   * API group of the kind, without its version.
   *
   * @default - the core group
   */
  readonly group?: string;

  /** The kind. */
  readonly kind: string;

  /**
   * JSON pointers to the fields, such as `/spec/replicas`. A `/` in a key is written `~1`, a `~` is `~0`.
   *
   * @default - none
   */
  readonly jsonPointers?: string[];

  /**
   * jq paths, for fields inside lists.
   *
   * @default - none
   */
  readonly jqPathExpressions?: string[];
}

const WORKLOADS: Readonly<Record<string, string>> = { Deployment: 'apps', StatefulSet: 'apps', ReplicaSet: 'apps', Rollout: 'argoproj.io' };

/** A field that the release leaves to another owner: an autoscaler, an operator, a person. */
export class FieldOwnership {
  /**
   * The number of replicas, left to an autoscaler. Drops `replicaCount` from inline values.
   *
   * Fails with APP160 for a kind without replicas.
   *
   * @param kind `Deployment`, `StatefulSet`, `ReplicaSet` or `Rollout`
   * @param options which objects, and the chart's key if it is another than `replicaCount`
   */
  public static replicas(kind: string, options: FieldOwnershipOptions = {}): FieldOwnership {
    checkCall('FieldOwnership.replicas', [kind, options]);
    const faults = new Faults('FieldOwnership.replicas');
    if (!Object.hasOwn(WORKLOADS, kind)) {
      faults.add('APP160', `"${kind}" has no replicas that an autoscaler could own`, 'use Deployment, StatefulSet, ReplicaSet or Rollout, or FieldOwnership.of');
    }
    faults.throwIfAny();
    return FieldOwnership.of({ valuesKeys: ['replicaCount'], ...options, group: WORKLOADS[kind], kind, jsonPointers: ['/spec/replicas'] });
  }

  /**
   * Any field of any kind.
   *
   * Fails with APP161 when no field is named, or a pointer is none.
   */
  public static of(field: ReleasedField): FieldOwnership {
    checkCall('FieldOwnership.of', [field]);
    const faults = new Faults(`FieldOwnership of ${field.kind}`);
    const pointers = field.jsonPointers ?? [];
    if (pointers.length === 0 && (field.jqPathExpressions ?? []).length === 0) {
      faults.add('APP161', 'no field is named', 'give jsonPointers, such as ["/spec/replicas"], or jqPathExpressions');
    }
    for (const pointer of pointers.filter((p) => p === '' || tryParsePointer(p) === undefined)) {
      faults.add('APP161', `"${pointer}" is no JSON pointer to a field`, 'write /spec/replicas; "/" inside a key is ~1, "~" is ~0');
    }
    faults.throwIfAny();
    return new FieldOwnership({ ...base(field), group: field.group ?? '', kind: field.kind, jsonPointers: pointers, jqPathExpressions: field.jqPathExpressions ?? [] });
  }

  /**
   * Every field that a field manager of server-side apply owns, such as `kube-controller-manager`.
   *
   * Fails with APP161 when no field manager is named.
   *
   * @param kind the kind; `*` for every kind
   * @param managers names of the field managers
   * @param options which objects
   */
  public static managedBy(kind: string, managers: string[], options: FieldOwnershipOptions = {}): FieldOwnership {
    checkCall('FieldOwnership.managedBy', [kind, managers, options]);
    const faults = new Faults(`FieldOwnership of ${kind}`);
    if (managers.length === 0) {
      faults.add('APP161', 'no field manager is named', 'give at least one, such as "kube-controller-manager"');
    }
    faults.throwIfAny();
    return new FieldOwnership({ ...base(options), group: '*', kind, managers });
  }

  private constructor(
    /** @internal */
    public readonly _field: OwnedField,
  ) {}
}

function base(options: FieldOwnershipOptions): Omit<OwnedField, 'group' | 'kind'> {
  const { name, namespace, valuesKeys } = options;
  return { name, namespace, jsonPointers: [], jqPathExpressions: [], managers: [], valuesKeys: valuesKeys ?? [] };
}

/**
 * Takes released fields out of the values that are written here, and finds the contradictions: a
 * field released twice, or set where it cannot be taken out, because the text is not ours.
 *
 * @internal
 */
export function releaseFields(
  fields: readonly OwnedField[], layers: readonly ValuesLayer[], parameters: readonly ParameterIntent[], faults: Faults,
): ValuesLayer[] {
  findTwice(fields, faults);
  const keys = [...new Set(fields.flatMap((field) => field.valuesKeys))];
  for (const parameter of parameters.filter((p) => keys.includes(p.name))) {
    faults.add('APP163', `parameter "${parameter.name}" sets a field that releaseFields gives away`, 'drop the parameter, or drop the field from releaseFields');
  }
  return layers.map((layer) => {
    if (layer.kind === 'local-file') {
      const values = (parseYamlValue(layer.text) ?? {}) as Record<string, unknown>;
      for (const key of keys.filter((k) => hasValue(values, k))) {
        faults.add('APP163', `values file "${layer.path}" sets "${key}", which releaseFields gives away`, `remove "${key}" from the file, or the field from releaseFields`);
      }
    }
    return layer.kind === 'inline' ? { ...layer, values: keys.reduce(withoutValue, layer.values) } : layer;
  });
}

function findTwice(fields: readonly OwnedField[], faults: Faults): void {
  const seen = new Set<string>();
  for (const field of fields) {
    for (const path of [...field.jsonPointers, ...field.jqPathExpressions]) {
      const key = JSON.stringify([field.group, field.kind, field.name, field.namespace, path]);
      if (seen.has(key)) {
        faults.add('APP162', `"${path}" of ${field.kind} is in releaseFields twice`, 'keep one owner for each field');
      }
      seen.add(key);
    }
  }
}
