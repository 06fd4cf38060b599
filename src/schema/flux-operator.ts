import { Path } from '../text';

/**
 * Values that the CRDs of Flux take only in a cluster that Flux Operator manages: it adds its own kinds when it writes the CRDs
 * (internal/builder/templates.go of flux-operator). A file does not tell which cluster it is for, so they count as right.
 */
const KINDS = ['FluxInstance', 'ResourceSet', 'ResourceSetInputProvider'];
const LISTS: Readonly<Record<string, string>> = { Alert: 'eventSources', Receiver: 'resources' };

export function isOfFluxOperator(kind: string, [, list, , field]: Path, value: string): boolean {
  return field === 'kind' && list !== undefined && LISTS[kind] === list && KINDS.includes(value);
}
