import { Faults } from '../diagnostics';
import { GeneratorIntent, isMap, ReleaseIntent, ValuesLayer } from '../model';
import { describeParam, Param, paramsOf } from './environment-param';
import { PinnedValue } from './pinned-value';

/**
 * Placeholders that nothing fills: in a release that is not found but listed, and those that the generator
 * does not give. An engine that looks for environments by itself would find out in the cluster only.
 *
 * @internal
 */
export function checkParams(release: ReleaseIntent, generator: GeneratorIntent | undefined, faults: Faults): void {
  for (const param of textsOfRelease(release).flatMap(paramsOf)) {
    if (generator === undefined) {
      faults.add('APP193', `an EnvironmentParam asks for ${describeParam(param)}, and nothing is found here`, 'use Environment.forEach, or write the value');
    } else if (!gives(generator, param)) {
      faults.add('APP192', `an EnvironmentParam asks for ${describeParam(param)}, which the generator does not give`, 'use one that it gives');
    }
  }
}

function gives(generator: GeneratorIntent, param: Param): boolean {
  switch (generator.kind) {
    case 'clusters': return param.kind.startsWith('cluster-');
    case 'directories': return param.kind.startsWith('path');
    case 'files': return param.kind.startsWith('path') || param.kind === 'field';
    case 'list': return param.kind === 'field' && generator.elements.every((element) => Object.hasOwn(element, param.key));
    case 'matrix':
    case 'merge': return generator.generators.some((one) => gives(one, param));
  }
}

function textsOfRelease(release: ReleaseIntent): string[] {
  const { name, releaseName, namespace, chart, values, parameters, labels, annotations, sync } = release;
  const metadata = [labels, annotations, sync.namespaceLabels, sync.namespaceAnnotations];
  return [
    name, releaseName, namespace,
    ...chart.kind === 'git' ? [chart.path] : [],
    ...values.flatMap(textsOfLayer),
    ...parameters.map(({ value }) => value),
    ...metadata.flatMap((map) => textsOf(map)),
  ];
}

function textsOfLayer(layer: ValuesLayer): string[] {
  switch (layer.kind) {
    case 'inline': return textsOf(layer.values);
    case 'git-file':
    case 'chart-file': return [layer.path];
    default: return [];
  }
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') {
    return [value];
  }
  if (Array.isArray(value)) {
    return value.flatMap(textsOf);
  }
  return isMap(value) && !(value instanceof PinnedValue) ? Object.entries(value).flatMap(([key, item]) => [key, ...textsOf(item)]) : [];
}
