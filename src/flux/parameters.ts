import { Faults } from '../diagnostics';
import { isMap, mergeValues, ParameterIntent, ReleaseIntent, ValuesLayer } from '../model';
import { parseYamlValue } from '../text';
import { parameterValues, parsePath, setPath, tryOnPath } from './set-syntax';

type Values = Readonly<Record<string, unknown>>;

/** A variable that another engine replaces when it builds the manifests. */
const BUILD_VARIABLE = /\$(ARGOCD_\w+|\{ARGOCD_\w+\}|KUBE_\w+)/;

/** Inline values with the parameters of the release above them. */
export function withParameters(release: ReleaseIntent, inline: Values, faults: Faults): Values {
  refuseVariables(release, faults);
  return release.parameters.reduce((values, parameter) => parameterValues(parameter, withList(release, parameter, values, faults)), inline);
}

function refuseVariables({ parameters }: ReleaseIntent, faults: Faults): void {
  for (const { name, value } of parameters.filter((parameter) => BUILD_VARIABLE.test(parameter.value))) {
    faults.add('FLX115', `parameter "${name}" is "${value}", a variable of another engine's build, and Flux replaces nothing in values`,
      'write the value, or set it from a ConfigMap with HelmValues.fromConfigMap and targetPath');
  }
}

/**
 * Helm lays `--set` over all values files, so `hosts[1]` leaves `hosts[0]` alone. Flux merges `spec.values`
 * over the layers below, and a list there replaces theirs: the whole list has to be said.
 */
function withList(release: ReleaseIntent, { name }: ParameterIntent, values: Values, faults: Faults): Values {
  const path = parsePath(name);
  const list = path.slice(0, path.findIndex((part) => typeof part === 'number'));
  if (!path.some((part) => typeof part === 'number') || tryOnPath(values, list) !== undefined && !isMap(tryOnPath(values, list))) {
    return values;
  }
  const { known, complete } = knownLayers(release.values);
  const below = tryOnPath(known, list);
  if (Array.isArray(below)) {
    return setPath(values, list, below) as Values;
  }
  if (!complete && below === undefined) {
    faults.add('FLX118', `parameter "${name}" changes one element of a list, and a layer below may hold the others, which Flux would drop`,
      'set the whole list with HelmValues.inline');
  }
  return values;
}

/** The layers whose content synth knows, down to the first one that only the cluster knows. */
function knownLayers(layers: readonly ValuesLayer[]): { readonly known: Values; readonly complete: boolean } {
  const whole = layers.filter((layer) => !('targetPath' in layer && layer.targetPath !== undefined));
  const last = whole.map(({ kind }) => kind === 'inline' || kind === 'local-file').lastIndexOf(false);
  return { known: whole.slice(last + 1).map(contentOf).reduce(mergeValues, {}), complete: last < 0 };
}

function contentOf(layer: ValuesLayer): Values {
  if (layer.kind === 'local-file') {
    return (parseYamlValue(layer.text) ?? {}) as Values;
  }
  return layer.kind === 'inline' ? layer.values : {};
}
