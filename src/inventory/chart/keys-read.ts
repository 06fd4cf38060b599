import { ChartFiles } from './chart-files';

/** `.Values.name`, or `.Values "name"` of `index`, `get` and `hasKey`; anything else may be any value. */
const READ = /\.Values(?:\.([A-Za-z_]\w*)|\)?\s+"([^"]+)")?/g;

/** The top-level keys of the values that the templates of a chart read. Undefined where one of them hands all values on. */
export function tryKeysRead(files: ChartFiles): ReadonlySet<string> | undefined {
  const keys = new Set<string>();
  for (const [, bytes] of [...files].filter(([path]) => path.startsWith('templates/'))) {
    for (const [, field, text] of bytes.toString('utf8').matchAll(READ)) {
      if (field === undefined && text === undefined) {
        return undefined;
      }
      keys.add(field ?? text);
    }
  }
  return keys;
}
