import { Finding } from '../../src/checks/engine';

/** Whether a check failed itself. */
export function isFailure({ message }: Finding): boolean {
  return message.startsWith('the check itself failed');
}
