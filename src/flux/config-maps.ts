import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { OutputPlan } from '../constructs';
import { compact } from '../model';
import { GeneratedKey } from './values-plan';
import { FluxVersion, watchLabels } from './version';

/** Values as ConfigMap manifests, in an app that writes manifests only; ciphertext cannot be one, and says so. */
export function makeConfigMaps(scope: Construct, namespace: string, keys: readonly GeneratedKey[], version: FluxVersion): void {
  if (keys.some(({ kind }) => kind === 'secret')) {
    OutputPlan.of(scope, 'SopsValues');
  }
  for (const name of new Set(keys.map(({ object }) => object))) {
    const data = Object.fromEntries(keys.filter(({ object }) => object === name).map(({ key, content }) => [key, String(content)]));
    const metadata = compact({ name, namespace, labels: watchLabels(version) });
    new ApiObject(scope, `values-${name}`, { apiVersion: 'v1', kind: 'ConfigMap', metadata, data });
  }
}
