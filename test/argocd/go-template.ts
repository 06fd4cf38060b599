/** As much of Go templates as ApplicationSets of ours use: fields, `index` and string literals. */
export function renderText(template: string, params: Readonly<Record<string, unknown>>): string {
  const start = template.indexOf('{{');
  if (start < 0) {
    return template;
  }
  const end = template.indexOf('}}', start + 2);
  if (end < 0) {
    throw new Error(`unclosed action in ${template}`);
  }
  return template.slice(0, start) + action(template.slice(start + 2, end).trim(), params) + renderText(template.slice(end + 2), params);
}

/** Every string of a template, keys included. */
export function renderDeep(template: unknown, params: Readonly<Record<string, unknown>>): unknown {
  if (typeof template === 'string') {
    return renderText(template, params);
  }
  if (Array.isArray(template)) {
    return template.map((item) => renderDeep(item, params));
  }
  if (template === null || typeof template !== 'object') {
    return template;
  }
  return Object.fromEntries(Object.entries(template).map(([key, value]) => [renderText(key, params), renderDeep(value, params)]));
}

/** A strategic merge patch over an Application, in whose own fields every list is replaced whole. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (patch === null || typeof patch !== 'object' || Array.isArray(patch)) {
    return patch;
  }
  const merged = new Map(Object.entries((isFields(target) ? target : {}) as object));
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) {
      merged.delete(key);
    } else {
      merged.set(key, mergePatch(merged.get(key), value));
    }
  }
  return Object.fromEntries(merged);
}

function isFields(value: unknown): boolean {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function action(text: string, params: Readonly<Record<string, unknown>>): string {
  if (/^"(?:[^"\\]|\\.)*"$/.test(text)) {
    return JSON.parse(text);
  }
  const [, path, keys] = /^(?:index )?\.([\w.]*)((?: "(?:[^"\\]|\\.)*")*)$/.exec(text) ?? bad(text);
  const names = [...path.split('.').filter((name) => name !== ''), ...[...keys.matchAll(/"(?:[^"\\]|\\.)*"/g)].map(([key]) => JSON.parse(key))];
  const found = names.reduce<any>((at, name) => (Object.hasOwn(at, name) ? at[name] : bad(`${text}, which has no "${name}"`)), params);
  return String(found);
}

function bad(text: string): never {
  throw new Error(`cannot execute ${text}`);
}
