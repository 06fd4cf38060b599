import { Fields } from '../../inventory';
import { isSet } from '../engine';

/** The policies in the order in which Flux looks for them (image-reflector-controller internal/policy/factory.go). */
const CHOICES = ['semver', 'alphabetical', 'numerical'];

/** The policies that are set, the one that counts first. */
export function policiesOf(policy: Fields): string[] {
  return CHOICES.filter((choice) => isSet(policy[choice]));
}
