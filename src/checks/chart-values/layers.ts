/** Layers of values as objects and files of the repository hold them. */
import { Inventory, readValuesFile, RepositoryLayout, ValuesLayerFacts } from '../../inventory';
import { Path } from '../../text';
import { isFields } from '../engine';

/** Values in a field. A text in their place, or a placeholder, may become anything. */
export function inlineLayer(values: unknown, path: Path, label: string): ValuesLayerFacts {
  return { label, path, values: isFields(values) ? values : values === undefined || values === null ? {} : undefined };
}

/** Values in a text, which is no file of its own. */
export function textLayer(text: string, label: string): ValuesLayerFacts {
  try {
    return { label, values: readValuesFile(text, label).values };
  } catch {
    return { label };
  }
}

/** A file of the repository that is read, by its path from the root. One that is missing counts as empty where it may be missing. */
export function fileLayer(layout: RepositoryLayout, path: string, mayBeMissing: boolean): ValuesLayerFacts {
  const label = `"${path}"`;
  const text = layout.tryText(path);
  if (text === undefined) {
    return mayBeMissing && layout.covers(path) && !layout.hasFile(path) ? { label, values: {} } : { label };
  }
  try {
    return { label, ...readValuesFile(text, label) };
  } catch {
    return { label };
  }
}

/** Where the chart in a folder of the repository is on this machine. Undefined where there is none. */
export function localChart({ layout, repository }: Inventory, folder: string): string | undefined {
  const file = folder === '' ? 'Chart.yaml' : `${folder}/Chart.yaml`;
  return repository !== undefined && layout?.hasFile(file) === true ? `${repository.root}/${folder}`.replace(/\/$/, '') : undefined;
}
