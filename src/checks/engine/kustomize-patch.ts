import { textAt } from './reading';
import { isFields } from '../../inventory';
import { parseYaml, tryParsePointer } from '../../text';

const OPERATIONS = new Set(['add', 'remove', 'replace', 'move', 'copy', 'test']);

/**
 * Why kustomize refuses the text of a patch; undefined where it takes it. A list is a JSON patch and needs a target, a
 * mapping is a strategic merge patch and needs a kind and a name even where the target chooses the objects
 * (kustomize api/internal/builtins/PatchTransformer.go).
 */
export function kustomizePatchFault(text: string, hasTarget: boolean): string | undefined {
  const { documents, faults } = parseYaml(text, { lastKeyWins: true });
  if (faults.length > 0) {
    return `the patch is no YAML: ${faults[0].message.split('\n')[0].replace(/[.:]$/, '')}`;
  }
  const values = documents.map(({ value }) => value).filter((value) => value !== null);
  if (values.length === 0) {
    return 'the patch is empty';
  }
  return Array.isArray(values[0]) ? jsonPatchFault(values[0], hasTarget) : values.map(mergePatchFault).find((fault) => fault !== undefined);
}

function jsonPatchFault(operations: readonly unknown[], hasTarget: boolean): string | undefined {
  if (!hasTarget) {
    return 'a JSON patch needs a target';
  }
  return operations.map(operationFault).find((fault) => fault !== undefined);
}

function operationFault(operation: unknown, index: number): string | undefined {
  const op = textAt(operation, 'op');
  const path = textAt(operation, 'path');
  if (op === undefined || !OPERATIONS.has(op)) {
    return `operation ${index + 1} of the JSON patch has no "op" that there is: ${[...OPERATIONS].join(', ')}`;
  }
  if (path === undefined || path === '' || tryParsePointer(path) === undefined) {
    return `operation ${index + 1} of the JSON patch has no path such as "/spec/replicas"`;
  }
  return (op === 'move' || op === 'copy') && textAt(operation, 'from') === undefined ? `operation ${index + 1} of the JSON patch has no "from"` : undefined;
}

function mergePatchFault(value: unknown): string | undefined {
  if (!isFields(value)) {
    return 'the patch is neither a mapping nor a list of operations';
  }
  if (textAt(value, 'kind') === undefined) {
    return 'the patch has no kind';
  }
  return textAt(value, 'metadata', 'name') === undefined && !textAt(value, 'kind')!.endsWith('List') ? 'the patch has no metadata.name' : undefined;
}
