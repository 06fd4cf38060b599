/** HelmReleases of Flux: their chart, and their values from files, references and the object itself. */
import { Fields, Inventory, InventoryObject, isCheckedOut, isSameRepository, KIND, ReleaseValues, ValuesLayerFacts, WantedChart } from '../../inventory';
import { jsonOf } from '../../text';
import { joined } from '../application/repository-path';
import { fieldsAt, listAt, textAt } from '../engine';
import { fileLayer, inlineLayer, localChart, textLayer } from './layers';

export function helmReleases(object: InventoryObject, inventory: Inventory): ReleaseValues[] {
  const spec = fieldsAt(object.manifest, 'spec');
  const source = trySource(object, spec, inventory);
  if (source === undefined) {
    return [];
  }
  const template = fieldsAt(spec, 'chart', 'spec');
  const isLocal = isLocalSource(source, inventory);
  const from = listAt(spec, 'valuesFrom').map((reference) => referenced(reference, object, inventory));
  return [{
    object,
    chart: { ...chartOf(source, template), ...isLocal && { path: localChart(inventory, joined(textAt(template, 'chart') ?? '')) } },
    replaced: valuesFiles(template, isLocal ? inventory : undefined),
    layers: [...from, inlineLayer(spec.values, ['spec', 'values'], 'spec.values')],
  }];
}

function trySource(object: InventoryObject, spec: Fields, inventory: Inventory): InventoryObject | undefined {
  const reference = fieldsAt(spec, 'chart', 'spec', 'sourceRef');
  const used = reference.kind === undefined ? fieldsAt(spec, 'chartRef') : reference;
  const [kind, name] = [textAt(used, 'kind'), textAt(used, 'name')];
  const namespace = textAt(used, 'namespace') ?? object.namespace;
  const found = kind === undefined || name === undefined ? [] : inventory.find({ kindName: `source.toolkit.fluxcd.io/${kind}`, name, namespace }, object);
  return found.length === 1 || sameUrl(found) ? found[0] : undefined;
}

/** Overlays of several clusters define one source each. */
function sameUrl(sources: readonly InventoryObject[]): boolean {
  return sources.length > 0 && new Set(sources.map(({ manifest }) => jsonOf(manifest.spec))).size === 1;
}

function chartOf({ kind, manifest }: InventoryObject, template: Fields): WantedChart {
  const url = textAt(manifest, 'spec', 'url') ?? '';
  if (kind === 'OCIRepository') {
    const reference = fieldsAt(manifest, 'spec', 'ref');
    // A digest goes before a range, and that before a tag.
    return { url, version: reference.digest !== undefined ? undefined : textAt(reference, 'semver') ?? textAt(reference, 'tag') };
  }
  return { url, chart: textAt(template, 'chart'), version: kind === 'HelmRepository' ? textAt(template, 'version') : undefined };
}

/** A GitRepository of this very repository: by its address, or the only one, which `flux bootstrap` made. */
function isLocalSource({ kindName, manifest, name, metadata }: InventoryObject, inventory: Inventory): boolean {
  const { repository } = inventory;
  const [url, reference] = [textAt(manifest, 'spec', 'url'), fieldsAt(manifest, 'spec', 'ref')];
  const isOther = ['tag', 'semver', 'commit', 'name'].some((key) => reference[key] !== undefined);
  const branch = reference.branch === undefined ? '' : textAt(reference, 'branch');
  if (kindName !== KIND.gitRepository || repository === undefined || isOther || branch === undefined || !isCheckedOut(repository, branch)) {
    return false;
  }
  const isBootstrap = name === 'flux-system' && metadata.namespace === 'flux-system' && inventory.ofKind(KIND.gitRepository).length === 1;
  return (url !== undefined && repository.url !== undefined && isSameRepository(url, repository.url)) || isBootstrap;
}

/** They stand in the place of the chart's own values.yaml (`valuesFiles` of source-controller). */
function valuesFiles(template: Fields, inventory?: Inventory): ValuesLayerFacts[] {
  const mayBeMissing = template.ignoreMissingValuesFiles === true;
  return listAt(template, 'valuesFiles').map((file): ValuesLayerFacts => {
    const layout = inventory?.layout;
    const path = typeof file === 'string' ? joined(file) : '';
    return layout === undefined || path === '' || path.startsWith('..') ? { label: `"${String(file)}"` } : fileLayer(layout, path, mayBeMissing);
  });
}

/** A key of a ConfigMap that is here. What a Secret holds is nobody's business. */
function referenced(reference: unknown, object: InventoryObject, inventory: Inventory): ValuesLayerFacts {
  const [kind, name] = [textAt(reference, 'kind') ?? '', textAt(reference, 'name') ?? ''];
  const key = textAt(reference, 'valuesKey') ?? 'values.yaml';
  const label = `key "${key}" of ${kind} "${name}"`;
  const found = kind === 'ConfigMap' ? inventory.find({ kindName: KIND.configMap, name, namespace: object.namespace }, object) : [];
  const text = found.length === 1 && found[0].facts.isPartial !== true ? textAt(found[0].manifest, 'data', key) : undefined;
  return text === undefined || textAt(reference, 'targetPath') !== undefined ? { label } : textLayer(text, label);
}
