import { ReleaseIntent } from '../model';
import { Placement } from './topology';

/** The commands for this very fleet, as Markdown. Flags as the flux CLI v2.9 has them. */
export function renderRunbook(releases: readonly ReleaseIntent[], placementOf: (release: ReleaseIntent) => Placement, fluxNamespace: string): string {
  const clusters = [...new Set(releases.map((release) => placementOf(release).folder))];
  return [
    '# Run book: Flux',
    '',
    '```bash',
    'flux get kustomizations -A     # what applies the folders of this repository',
    'flux get helmreleases -A       # every release, with the reason why one is not ready',
    'flux get sources all -A        # where charts and files come from',
    ...clusters.map((name) => `flux reconcile kustomization ${name}-apps -n ${fluxNamespace} --with-source   # fetch Git and apply apps/${name} now`),
    `kubectl logs -n ${fluxNamespace} deploy/helm-controller --since 10m`,
    '```',
    '',
    ...releases.flatMap((release) => section(release, placementOf(release))),
  ].join('\n');
}

function section(release: ReleaseIntent, placement: Placement): string[] {
  const { name, releaseName } = release;
  const { namespace } = placement;
  const reach = placement.remote ? ` --kubeconfig ${release.cluster.name}.kubeconfig` : '';
  return [
    `## ${name}`,
    '',
    `Release \`${releaseName}\` in namespace \`${release.namespace}\` of cluster \`${release.cluster.name}\`; the HelmRelease is in namespace \`${namespace}\`.`,
    '',
    '```bash',
    `flux get helmrelease ${name} -n ${namespace}             # status`,
    `kubectl describe helmrelease ${name} -n ${namespace}     # events and conditions`,
    `flux reconcile helmrelease ${name} -n ${namespace} --with-source   # fetch the chart and reconcile now`,
    `flux reconcile helmrelease ${name} -n ${namespace} --reset         # try again after retries are exhausted`,
    `flux debug helmrelease ${name} -n ${namespace} --show-values       # the values as the chart gets them`,
    `flux logs --kind HelmRelease --name ${name} -n ${namespace}`,
    `flux suspend helmrelease ${name} -n ${namespace}         # hands off; flux resume helmrelease takes it back`,
    `helm history ${releaseName} -n ${placement.remote ? release.namespace : namespace}${reach}`,
    '```',
    '',
    'A conflict of server-side apply names the other field manager. Leave the field to it with `releaseFields`, or take it',
    'over with `sync: { serverSideApply: true }` and no `releaseFields`. See who owns what:',
    '',
    '```bash',
    `kubectl get deployment -n ${release.namespace} -l app.kubernetes.io/instance=${releaseName} --show-managed-fields -o yaml${reach}`,
    '```',
    '',
  ];
}
