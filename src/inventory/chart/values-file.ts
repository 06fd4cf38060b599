import { parseYaml, Path, Position } from '../../text';
import { isFields } from '../directory/reading';
import { Fields } from '../inventory-object';

/** A values file, and the place of each value in it. */
export interface ValuesFile {
  readonly values: Fields;
  /** Undefined where the file has several documents, one laid over the other. */
  readonly position?: (path: Path) => Position;
}

/** Values as Helm reads them (`LoadValues`): no mapping is none, later documents win. Throws where the text is no YAML. */
export function readValuesFile(text: string, what: string): ValuesFile {
  const { documents, faults } = parseYaml(text, { lastKeyWins: true });
  if (faults.length > 0) {
    throw new Error(`${what} is no YAML: line ${faults[0].line}, column ${faults[0].column}: ${faults[0].message}`);
  }
  const wrong = documents.find(({ value }) => value !== null && !isFields(value));
  if (wrong !== undefined) {
    throw new Error(`${what} is no mapping`);
  }
  const [first, ...others] = documents.filter(({ value }) => value !== null);
  const values = others.reduce<Fields>((below, { value }) => over(below, value as Fields), (first?.value ?? {}) as Fields);
  return others.length === 0 && first !== undefined ? { values, position: (path) => first.position(path) } : { values };
}

export function parseValues(text: string, what: string): Fields {
  return readValuesFile(text, what).values;
}

function over(lower: Fields, upper: Fields): Fields {
  const merged = new Map(Object.entries(lower));
  for (const [key, value] of Object.entries(upper)) {
    const below = merged.get(key);
    merged.set(key, isFields(value) && isFields(below) ? over(below, value) : value);
  }
  return Object.fromEntries(merged);
}
