/** Applications of Argo CD: each of their Helm sources, with the files and fields that its values are from. */
import { Fields, Inventory, InventoryObject, isCheckedOut, isSameRepository, ReleaseValues, ValuesLayerFacts, WantedChart } from '../../inventory';
import { Path } from '../../text';
import { joined } from '../application/repository-path';
import { fieldsAt, isFields, listAt, textAt } from '../engine';
import { fileLayer, inlineLayer, localChart, textLayer } from './layers';

interface Source {
  readonly source: Fields;
  readonly path: Path;
}

export function applicationReleases(object: InventoryObject, inventory: Inventory): ReleaseValues[] {
  const sources = sourcesOf(object);
  return sources.flatMap((one) => tryRelease(object, one, sources, inventory) ?? []);
}

/** As `GetSources` has it: `sources` goes before `source`; what a hydrator makes of its own is not looked at. */
function sourcesOf({ manifest }: InventoryObject): Source[] {
  const spec = fieldsAt(manifest, 'spec');
  const many = listAt(spec, 'sources').flatMap((source, index) => (isFields(source) ? [{ source, path: ['spec', 'sources', index] }] : []));
  return many.length > 0 ? many : isFields(spec.source) ? [{ source: spec.source, path: ['spec', 'source'] }] : [];
}

function tryRelease(object: InventoryObject, { source, path }: Source, sources: readonly Source[], inventory: Inventory): ReleaseValues | undefined {
  const url = textAt(source, 'repoURL');
  if (url === undefined || isFields(source.plugin) || isFields(source.kustomize)) {
    return undefined;
  }
  const helm = fieldsAt(source, 'helm');
  const folder = tryLocalFolder(source, inventory);
  const kubeVersion = textAt(helm, 'kubeVersion');
  return {
    object,
    chart: { ...chartOf(source, url), ...folder !== undefined && { path: localChart(inventory, folder) } },
    layers: [...files(helm, folder, sources, inventory), ownValues(helm, path), ...overrides(helm, object, folder, inventory)],
    ...kubeVersion !== undefined && kubeVersion !== '' && { kubeVersion: { version: kubeVersion, path: [...path, 'helm', 'kubeVersion'] } },
  };
}

function chartOf(source: Fields, url: string): WantedChart {
  const name = textAt(source, 'chart');
  return name === undefined || name === '' ? { url, chart: textAt(source, 'path') } : { url, chart: name, version: textAt(source, 'targetRevision') };
}

/** The folder of a source in the repository that is read, where it is of that and of what is checked out. */
function tryLocalFolder(source: Fields, { repository }: Inventory): string | undefined {
  const [url, folder] = [textAt(source, 'repoURL'), source.path === undefined ? '' : textAt(source, 'path')];
  const revision = source.targetRevision === undefined ? '' : textAt(source, 'targetRevision');
  const isHere = repository?.url !== undefined && url !== undefined && isSameRepository(url, repository.url)
    && revision !== undefined && isCheckedOut(repository, revision);
  return isHere && source.chart === undefined && folder !== undefined ? joined(folder) : undefined;
}

function files(helm: Fields, folder: string | undefined, sources: readonly Source[], inventory: Inventory): ValuesLayerFacts[] {
  const mayBeMissing = helm.ignoreMissingValueFiles === true;
  return listAt(helm, 'valueFiles').map((file): ValuesLayerFacts => {
    const path = typeof file === 'string' ? tryFilePath(file, folder, sources, inventory) : undefined;
    return path === undefined || inventory.layout === undefined ? { label: 'a values file' } : fileLayer(inventory.layout, path, mayBeMissing);
  });
}

/** A path from the root of this repository: `$ref/…` starts at the root of another source. Patterns and addresses are not followed. */
function tryFilePath(file: string, folder: string | undefined, sources: readonly Source[], inventory: Inventory): string | undefined {
  const [, name, rest] = /^\$([^/]+)\/(.*)$/s.exec(file) ?? [];
  if (name !== undefined) {
    const named = sources.filter(({ source }) => source.ref === name);
    const isHere = named.length === 1 && tryLocalFolder({ ...named[0].source, path: undefined }, inventory) !== undefined;
    return isHere ? tryPlain(joined(rest), rest) : undefined;
  }
  return folder === undefined ? undefined : tryPlain(file.startsWith('/') ? joined(file) : joined(folder, file), file);
}

function tryPlain(path: string, written: string): string | undefined {
  return path === '' || path.startsWith('..') || /[$*?[{]|:\/\//.test(written) ? undefined : path;
}

/** Both go to Helm behind the files; the mapping goes before the text. */
function ownValues(helm: Fields, path: Path): ValuesLayerFacts {
  if (isFields(helm.valuesObject)) {
    return inlineLayer(helm.valuesObject, [...path, 'helm', 'valuesObject'], 'helm.valuesObject');
  }
  const text = textAt(helm, 'values');
  return text === undefined ? { label: 'helm.values', ...(helm.values === undefined || helm.values === null) && { values: {} } } : textLayer(text, 'helm.values');
}

/** What stands above all values, and is not looked into. */
function overrides(helm: Fields, { name }: InventoryObject, folder: string | undefined, { layout }: Inventory): ValuesLayerFacts[] {
  const given = ['parameters', 'fileParameters'].filter((key) => listAt(helm, key).length > 0).map((key) => ({ label: `helm.${key}` }));
  // Argo CD reads parameters from these files, too (util/argo, `mergeSourceParameters`).
  const sidecars = folder === undefined ? [] : ['.argocd-source.yaml', `.argocd-source-${name}.yaml`].filter((file) => layout?.hasFile(joined(folder, file)) === true);
  return [...given, ...sidecars.map((file) => ({ label: `"${file}"` }))];
}
