import { Duration } from 'cdk8s';

/** A duration as Flux's pattern takes it: the largest unit that leaves a whole number. */
export function goDuration(duration: Duration): string {
  return secondsAsDuration(duration.toSeconds());
}

export function secondsAsDuration(seconds: number): string {
  if (seconds % 3600 === 0 && seconds > 0) {
    return `${seconds / 3600}h`;
  }
  return seconds % 60 === 0 && seconds > 0 ? `${seconds / 60}m` : `${seconds}s`;
}
