import { Fields } from '../../inventory';
import { parseYamlValue } from '../../text';
import { isFields } from '../engine';

const ACTION = /\{\{(?:"(?:\\.|[^"\\])*"|`[^`]*`|[^}`"]|\}(?!\}))*\}\}/g;
const ONLY_ACTIONS = /^[\s]*(?:\{\{.*\}\}\s*)+$/;

/**
 * The fields that a templatePatch may set, whatever its parameters are: actions that stand alone in a line are left out, those
 * inside of one are text. Undefined where the rest is no YAML.
 */
export function tryPatchTree(patch: string): Fields | undefined {
  const blanked = patch.replace(ACTION, (action) => (action.includes('\n') ? '{{x}}' : action))
    .split('\n').filter((line) => !ONLY_ACTIONS.test(line)).map((line) => line.replace(ACTION, 'x')).join('\n');
  try {
    const value = parseYamlValue(blanked, { lastKeyWins: true });
    return isFields(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
