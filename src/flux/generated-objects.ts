import { IConstruct } from 'constructs';
import { Faults } from '../diagnostics';
import { GeneratedKey } from './values-plan';

interface Known {
  readonly subject: string;
  readonly content: string;
}

const made = new WeakMap<IConstruct, Map<string, Known>>();

/**
 * Of the ConfigMaps and Secrets that a release takes its values from, those that no release before it makes:
 * several may share one, such as the SopsValues of a set. Two of one name with other content are a fault.
 */
export function claimGenerated(
  scope: IConstruct, cluster: string, namespace: string, keys: readonly GeneratedKey[], subject: string, faults: Faults,
): GeneratedKey[] {
  const known = made.get(scope.node.root) ?? new Map<string, Known>();
  made.set(scope.node.root, known);
  const objects = new Map(keys.map(({ kind, object }) => [`${kind}/${object}`, keys.filter((key) => key.kind === kind && key.object === object)]));
  return [...objects].flatMap(([name, its]) => {
    const content = JSON.stringify(its.map(({ key, content: bytes }) => [key, Buffer.from(bytes).toString('base64')]));
    const id = JSON.stringify([cluster, namespace, name]);
    const before = known.get(id);
    if (before && before.content !== content) {
      const kind = its[0].kind === 'secret' ? 'Secret' : 'ConfigMap';
      faults.add('FLX126', `${kind} "${its[0].object}" in namespace "${namespace}" is made for "${before.subject}" with another content`,
        'give one of the two another name');
    }
    known.set(id, before ?? { subject, content });
    return before ? [] : its;
  });
}
