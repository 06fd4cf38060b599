/** HelmReleases of an output tree as Helm releases. */
import { createHash } from 'node:crypto';
import type { EffectiveRelease, ValuesLayer, ValuesWorld } from './effective-values';
import { LOCAL_CLUSTER } from './example';
import { fluxChart } from './flux-charts';
import { tryReferencedText } from './flux-references';
import { describeManifest, Json, listAt, Manifest, mapAt, textAt, valueAt } from './tree';
import type { Verdicts } from './verdicts';
import { renderYaml } from '../src/text';

const LONGEST_RELEASE_NAME = 53;

export function fluxReleases(world: ValuesWorld, verdicts: Verdicts): readonly EffectiveRelease[] {
  const releases = world.tree.manifests.filter(({ kind, apiVersion }) => kind === 'HelmRelease' && apiVersion.startsWith('helm.toolkit.fluxcd.io/'));
  return releases.flatMap((manifest) => {
    try {
      return [releaseOf(manifest, world)];
    } catch (error) {
      verdicts.fail(`${describeManifest(manifest)}: ${(error as Error).message}`);
      return [];
    }
  });
}

function releaseOf(manifest: Manifest, world: ValuesWorld): EffectiveRelease {
  const { object } = manifest;
  const target = textAt(object, 'spec', 'targetNamespace');
  const unknown: string[] = [];
  const layers = listAt(object, 'spec', 'valuesFrom').flatMap((reference) => referenceLayer(reference, manifest, world, unknown));
  const values = valueAt(object, 'spec', 'values');
  return {
    origin: describeManifest(manifest),
    // The Secret of a kubeconfig is named after the cluster.
    cluster: textAt(object, 'spec', 'kubeConfig', 'secretRef', 'name')?.replace(/-kubeconfig$/, '') ?? LOCAL_CLUSTER,
    release: textAt(object, 'spec', 'releaseName') ?? shortenName(target ? `${target}-${manifest.name}` : manifest.name),
    namespace: target ?? manifest.namespace ?? 'default',
    chart: fluxChart(manifest, world),
    layers: [...layers, ...(values === undefined ? [] : [{ flag: '-f', origin: 'spec.values', text: renderYaml(mapAt(object, 'spec', 'values')) } as const])],
    unknown,
  };
}

/** helm-controller internal/release/name.go. */
function shortenName(name: string): string {
  if (name.length <= LONGEST_RELEASE_NAME) {
    return name;
  }
  return `${name.slice(0, 40)}-${createHash('sha256').update(name).digest('hex').slice(0, 12)}`;
}

/**
 * With a targetPath the text is a value in Helm's own `--set` grammar. Helm puts `--set` above every file;
 * helm-controller puts it below an inline value of the same path, which no example should rely on.
 */
function referenceLayer(reference: Json, manifest: Manifest, world: ValuesWorld, unknown: string[]): readonly ValuesLayer[] {
  const name = `${textAt(reference, 'kind')}/${textAt(reference, 'name')}`;
  const key = textAt(reference, 'valuesKey') ?? 'values.yaml';
  const found = tryReferencedText({ kind: textAt(reference, 'kind') ?? '', name: textAt(reference, 'name') ?? '', key }, manifest, world);
  if (found === 'external') {
    unknown.push(`${name} is known only in the cluster`);
    return [];
  }
  if (found === undefined) {
    if (reference.optional === true) {
      return [];
    }
    throw new Error(`valuesFrom: ${name} with key "${key}" is not in the output`);
  }
  const path = textAt(reference, 'targetPath');
  if (path === undefined) {
    return [{ flag: '-f', origin: `${name} ${key}`, text: found }];
  }
  return [{ flag: reference.literal === true ? '--set-literal' : '--set', origin: `${name} ${key}`, text: `${path}=${found}` }];
}
