const UNITS: Readonly<Record<string, number>> = { ns: 1e-9, us: 1e-6, µs: 1e-6, μs: 1e-6, ms: 1e-3, s: 1, m: 60, h: 3600 };
const PART = /(\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h)/g;
const DURATION = /^[-+]?(?:0|(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/;

/** A fleet has few different durations. */
const MOST_KNOWN = 1000;
const known = new Map<string, number | undefined>();

/** Seconds of a duration as Go's time.ParseDuration reads it, `1h30m`; undefined where it would refuse the text. */
export function tryParseGoDuration(text: string): number | undefined {
  if (!known.has(text) && known.size < MOST_KNOWN) {
    known.set(text, parse(text));
  }
  return known.has(text) ? known.get(text) : parse(text);
}

/** What nearly everybody writes. */
const PLAIN = /^(\d+)([smh])$/;

function parse(text: string): number | undefined {
  const plain = PLAIN.exec(text);
  if (plain !== null) {
    return Number(plain[1]) * UNITS[plain[2]];
  }
  if (!DURATION.test(text)) {
    return undefined;
  }
  const seconds = [...text.matchAll(PART)].reduce((sum, [, amount, unit]) => sum + Number(amount) * UNITS[unit], 0);
  return text.startsWith('-') ? -seconds : seconds;
}
