import { Fields } from '../../inventory';
import { tryParseGoDuration } from '../../text';
import { fieldsOf, oncePerSubject, oncePerText } from '../engine';

/** How long an Application waits between two tries. */
export const backoffOf = oncePerSubject(({ spec }): Fields => fieldsOf(fieldsOf(fieldsOf(spec.syncPolicy).retry).backoff));

/** Seconds of a wait (`parseStringToDuration` of types.go): a number is seconds, all else is read by Go. */
export const trySeconds = oncePerText((text) => (/^[-+]?\d+$/.test(text) ? Number(text) : tryParseGoDuration(text)));
