import { KIND } from '../../inventory';
import { isSet, listAt, ObjectCheck, textAt, valueAt } from '../engine';

/** The kinds that `defaultFluxAPIVersions` of notification-controller internal/server/receiver_handlers.go lacks, with what they most often are. */
const API_VERSIONS: ReadonlyMap<string, string> = new Map(Object.entries({
  HelmRelease: 'helm.toolkit.fluxcd.io/v2',
  Kustomization: 'kustomize.toolkit.fluxcd.io/v1',
  ImagePolicy: 'image.toolkit.fluxcd.io/v1',
  ImageUpdateAutomation: 'image.toolkit.fluxcd.io/v1',
  ExternalArtifact: 'source.toolkit.fluxcd.io/v1',
  ResourceSet: 'fluxcd.controlplane.io/v1',
  ResourceSetInputProvider: 'fluxcd.controlplane.io/v1',
  FluxInstance: 'fluxcd.controlplane.io/v1',
}));

export const missingApiVersion: ObjectCheck = {
  code: 'FLX343',
  title: 'Receiver of a kind without its apiVersion',
  severity: 'error',
  rationale: 'The Receiver knows the versions of sources alone: every call of the webhook fails for this entry with "apiVersion must be specified".',
  bad: `
apiVersion: notification.toolkit.fluxcd.io/v1
kind: Receiver
metadata: {name: shop, namespace: flux-system}
spec:
  type: generic
  secretRef: {name: webhook}
  resources: [{kind: HelmRelease, name: shop}]
`,
  good: `
apiVersion: notification.toolkit.fluxcd.io/v1
kind: Receiver
metadata: {name: shop, namespace: flux-system}
spec:
  type: generic
  secretRef: {name: webhook}
  resources: [{apiVersion: helm.toolkit.fluxcd.io/v2, kind: HelmRelease, name: shop}]
`,
  fix: 'add apiVersion to the entry',
  source: 'https://github.com/fluxcd/notification-controller/blob/main/internal/server/receiver_handlers.go',
  kinds: [KIND.receiver],
  check({ spec, object }, report) {
    listAt(spec, 'resources').forEach((entry, index) => {
      const kind = textAt(entry, 'kind');
      const apiVersion = valueAt(entry, 'apiVersion');
      const known = kind === undefined ? undefined : API_VERSIONS.get(kind);
      if (known !== undefined && (!isSet(apiVersion) || apiVersion === '') && object.facts.isPartial !== true) {
        report(['spec', 'resources', index], `kind "${kind}" needs an apiVersion here`, `write "apiVersion: ${known}"`);
      }
    });
  },
};
