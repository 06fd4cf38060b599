import { tryParseGoDuration } from '../../text';

/** Seconds of a wait (`parseStringToDuration` of types.go): a number is seconds, all else is read by Go. */
export function trySeconds(text: string | undefined): number | undefined {
  if (text === undefined || text === '') {
    return undefined;
  }
  return /^[-+]?\d+$/.test(text) ? Number(text) : tryParseGoDuration(text);
}
