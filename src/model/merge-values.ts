type Values = Readonly<Record<string, unknown>>;

/**
 * Lays `upper` over `lower` as Helm lays one values file over another: maps are merged, everything
 * else is replaced, and `null` stays, because the chart has still to see it to drop its default.
 */
export function mergeValues(lower: Values, upper: Values): Values {
  const merged = new Map(Object.entries(lower));
  for (const [key, value] of Object.entries(upper)) {
    const below = merged.get(key);
    merged.set(key, isMap(below) && isMap(value) ? mergeValues(below, value) : value);
  }
  return Object.fromEntries(merged);
}

/**
 * Whether two layers may be merged before they are laid over others. Not where `lower` replaces a map by
 * something else and `upper` starts a new one: merged first, that would be completed by the map below.
 */
export function isOneLayer(lower: Values, upper: Values): boolean {
  return Object.entries(upper).every(([key, value]) => {
    const below = Object.hasOwn(lower, key) ? lower[key] : undefined;
    return !isMap(value) || below === undefined || (isMap(below) && isOneLayer(below, value));
  });
}

/** A plain mapping, no list, no null, no class instance. */
export function isMap(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    && (Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null);
}

/** Whether a dotted path is set, `null` included. */
export function hasValue(values: Values, dotted: string): boolean {
  return tryGet(values, dotted.split('.')) !== undefined;
}

function tryGet(values: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((at, key) => (isMap(at) && Object.hasOwn(at, key) ? at[key] : undefined), values);
}

/** The same values without a dotted path; maps that become empty by it go, too. */
export function withoutValue(values: Values, dotted: string): Values {
  const [key, ...rest] = dotted.split('.');
  if (!Object.hasOwn(values, key)) {
    return values;
  }
  const entries = Object.entries(values).filter(([name]) => name !== key);
  const below = values[key];
  if (rest.length > 0 && isMap(below)) {
    const left = withoutValue(below, rest.join('.'));
    if (Object.keys(left).length > 0 || Object.keys(below).length === 0) {
      return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, name === key ? left : value]));
    }
    return Object.fromEntries(entries);
  }
  return rest.length > 0 ? values : Object.fromEntries(entries);
}

/**
 * Whether JSON in the cluster would not carry these values to the chart unchanged: a patch takes
 * `null` for "delete", and Kubernetes reads integers beyond 2^63 as floats.
 */
export function needsText(value: unknown): boolean {
  if (value === null || typeof value === 'bigint') {
    return true;
  }
  if (Array.isArray(value)) {
    return value.some(needsText);
  }
  return isMap(value) && Object.values(value).some(needsText);
}
