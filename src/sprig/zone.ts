/** Time zones: the offset at an instant, by the tables of the JavaScript engine. */

export interface Zone {
  /** What `MST` in a layout prints; empty: the offset in digits. */
  nameAt(seconds: bigint): string;
  /** Seconds east of UTC. */
  offsetAt(seconds: bigint): number;
}

export const UTC: Zone = { nameAt: () => 'UTC', offsetAt: () => 0 };

export function fixedZone(name: string, offset: number): Zone {
  return { nameAt: () => name, offsetAt: () => offset };
}

const KNOWN = new Map<string, Zone>();

/**
 * `time.LoadLocation`; undefined for a zone that nobody knows. "Local" is UTC, as it is in Argo CD's
 * containers. Abbreviations ("CET") are not in the engine's tables, except for those of North America.
 */
export function tryLoadZone(name: string): Zone | undefined {
  if (name === '' || name === 'UTC' || name === 'Local') {
    return UTC;
  }
  const known = KNOWN.get(name);
  if (known !== undefined || !/^[A-Za-z][A-Za-z0-9_+/-]*$/.test(name)) {
    return known;
  }
  try {
    const zone = engineZone(name);
    KNOWN.set(name, zone);
    return zone;
  } catch {
    return undefined;
  }
}

function engineZone(name: string): Zone {
  const offsets = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
  const names = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'short' });
  const part = (format: Intl.DateTimeFormat, seconds: bigint): string =>
    format.formatToParts(Number(seconds) * 1000).find(({ type }) => type === 'timeZoneName')!.value;
  return {
    nameAt: (seconds) => part(names, seconds),
    offsetAt: (seconds) => {
      const [, sign, hours, minutes = '0', rest = '0'] = /^GMT(?:([+-])(\d+)(?::(\d+))?(?::(\d+))?)?$/.exec(part(offsets, seconds)) ?? [];
      return hours === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(rest));
    },
  };
}
