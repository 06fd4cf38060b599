import { Duration } from 'cdk8s';
import { renderDuration } from '../text';

/** A duration as Flux's pattern takes it. */
export function goDuration(duration: Duration): string {
  return renderDuration(duration.toSeconds({ integral: false }));
}
