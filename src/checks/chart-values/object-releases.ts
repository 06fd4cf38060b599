/** Releases as their objects tell them: what a HelmRelease or an Application installs, with which values. */
import { Fields, Inventory, InventoryObject, KIND, ReleaseValues, ValuesLayerFacts, WantedChart } from '../../inventory';
import { parseYamlValue } from '../../text';
import { fieldsAt, isFields, listAt, textAt } from '../engine';

/** All but those that the program told itself. */
export function objectReleases(inventory: Inventory): ReleaseValues[] {
  const told = new Set(inventory.releases.map(({ object }) => object));
  const fresh = (object: InventoryObject) => !told.has(object);
  return [
    ...inventory.ofKind(KIND.helmRelease).filter(fresh).flatMap((object) => helmRelease(object, inventory)),
    ...inventory.ofKind(KIND.application).filter(fresh).flatMap(application),
  ];
}

function helmRelease(object: InventoryObject, inventory: Inventory): ReleaseValues[] {
  const spec = fieldsAt(object.manifest, 'spec');
  const chart = chartOfRelease(object, spec, inventory);
  const files = listAt(spec, 'chart', 'spec', 'valuesFiles').map((file): ValuesLayerFacts => ({ label: String(file) }));
  const from = listAt(spec, 'valuesFrom').map((reference) => referenced(reference, object, inventory));
  return chart === undefined ? [] : [{ object, chart, layers: [...files, ...from, inline(spec.values, ['spec', 'values'], 'spec.values')] }];
}

function chartOfRelease(object: InventoryObject, spec: Fields, inventory: Inventory): WantedChart | undefined {
  const template = fieldsAt(spec, 'chart', 'spec');
  const reference = isFields(template.sourceRef) ? template.sourceRef : fieldsAt(spec, 'chartRef');
  const kind = textAt(reference, 'kind');
  const name = textAt(reference, 'name');
  if (kind === undefined || name === undefined) {
    return undefined;
  }
  const namespace = textAt(reference, 'namespace') ?? object.namespace;
  const [source] = inventory.find({ kindName: `source.toolkit.fluxcd.io/${kind}`, name, namespace }, object);
  const url = textAt(source?.manifest, 'spec', 'url');
  if (url === undefined) {
    return undefined;
  }
  return kind === 'OCIRepository'
    ? { url, version: textAt(source.manifest, 'spec', 'ref', 'tag') }
    : { url, chart: textAt(template, 'chart'), version: kind === 'HelmRepository' ? textAt(template, 'version') : undefined };
}

/** A key of a ConfigMap that is here. What a Secret holds is nobody's business. */
function referenced(reference: unknown, object: InventoryObject, inventory: Inventory): ValuesLayerFacts {
  const [kind, name] = [textAt(reference, 'kind') ?? '', textAt(reference, 'name') ?? ''];
  const key = textAt(reference, 'valuesKey') ?? 'values.yaml';
  const label = `key "${key}" of ${kind} "${name}"`;
  const [found] = kind === 'ConfigMap' ? inventory.find({ kindName: KIND.configMap, name, namespace: object.namespace }, object) : [];
  const text = textAt(found?.manifest, 'data', key);
  return text === undefined || textAt(reference, 'targetPath') !== undefined ? { label } : { label, values: tryParse(text) };
}

function tryParse(text: string): Fields | undefined {
  try {
    const value = parseYamlValue(text, { lastKeyWins: true });
    return isFields(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function application(object: InventoryObject): ReleaseValues[] {
  const sources: (readonly [unknown, readonly (string | number)[]])[] = listAt(object.manifest, 'spec', 'sources').map((source, index) => [source, ['spec', 'sources', index]]);
  const all = sources.length > 0 ? sources : [[fieldsAt(object.manifest, 'spec', 'source'), ['spec', 'source']] as const];
  return all.flatMap(([source, path]) => {
    const url = textAt(source, 'repoURL');
    const helm = fieldsAt(source, 'helm');
    if (url === undefined) {
      return [];
    }
    const name = textAt(source, 'chart');
    const chart: WantedChart = name === undefined ? { url, chart: textAt(source, 'path') } : { url, chart: name, version: textAt(source, 'targetRevision') };
    const files = [...listAt(helm, 'valueFiles'), ...listAt(helm, 'fileParameters')].map((): ValuesLayerFacts => ({ label: 'a values file' }));
    const text = textAt(helm, 'values');
    const own = isFields(helm.valuesObject) ? inline(helm.valuesObject, [...path, 'helm', 'valuesObject'], 'helm.valuesObject')
      : { label: 'helm.values', values: text === undefined ? helm.values === undefined ? {} : undefined : tryParse(text) };
    const parameters = listAt(helm, 'parameters').length > 0 ? [{ label: 'helm.parameters' }] : [];
    return [{ object, chart, layers: [...files, own, ...parameters] }];
  });
}

function inline(values: unknown, path: readonly (string | number)[], label: string): ValuesLayerFacts {
  return { label, path, values: isFields(values) ? values : {} };
}
