import { isRandom } from './entropy';
import { isPlaceholder, trySecretFormat } from './secret-format';
import { senseOf } from './secret-key';

/** Whether a value is one that nobody would write elsewhere by chance. */
export function isSecretLeaf(key: string, value: string): boolean {
  return !isPlaceholder(value) && (senseOf(key) !== 'no' || trySecretFormat(value) !== undefined || isRandom(value));
}
