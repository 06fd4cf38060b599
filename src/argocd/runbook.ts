import { Construct } from 'constructs';
import { fleetOf } from '../constructs';
import { ReleaseIntent } from '../model';
import { ArgoTarget } from './application';

/**
 * The commands for this very fleet, as Markdown. Flags as argocd v3.5 has them; `--source` of
 * `app manifests` takes `live` and `git`, nothing else (cmd/argocd/commands/app.go).
 */
export function renderRunbook(app: Construct, target: ArgoTarget): string {
  const applications = fleetOf(app).filter(({ release }) => !release.name.includes('@{'));
  const found = fleetOf(app).filter(({ release }) => release.name.includes('@{'));
  return [
    '# Run book: Argo CD',
    '',
    `Applications live in namespace \`${target.namespace}\`. Log in first: \`argocd login HOST\`.`,
    '',
    '```bash',
    'argocd app list            # everything, with its sync and health status',
    ...[...new Set(fleetOf(app).filter(({ set }) => set && !set.onePerEnvironment).map(({ set }) => set!.name))].map((name) => `argocd appset get ${target.namespace}/${name}`),
    '```',
    '',
    ...applications.flatMap(({ release }) => section(release, target)),
    ...found.length > 0 ? [
      '## Environments that are found',
      '',
      'Their names are known in the cluster only:',
      '',
      '```bash',
      ...found.map(({ set }) => `argocd appset get ${target.namespace}/${set!.name}`),
      '```',
      '',
    ] : [],
  ].join('\n');
}

function section(release: ReleaseIntent, target: ArgoTarget): string[] {
  const { name, namespace, releaseName } = release;
  const conflict = `kubectl get deployment -n ${namespace} -l app.kubernetes.io/instance=${releaseName} --show-managed-fields -o yaml`;
  return [
    `## ${name}`,
    '',
    `Release \`${releaseName}\` in namespace \`${namespace}\` of cluster \`${release.cluster.name}\`.`,
    '',
    '```bash',
    `argocd app get ${name}                           # status`,
    `argocd app get ${name} --refresh                 # look at Git again; --hard-refresh drops the manifest cache, too`,
    `argocd app diff ${name}                          # exit 1 when live and Git differ`,
    `argocd app manifests ${name} --source git        # what Git says; --source live for the cluster`,
    `argocd app sync ${name} --prune                  # apply now, and delete what is gone from Git`,
    `argocd app logs ${name} --tail 100`,
    `argocd app history ${name}`,
    `kubectl describe application ${name} -n ${target.namespace}`,
    '```',
    '',
    'A conflict of server-side apply names the other field manager. Find it, then leave the field to it with',
    '`releaseFields`, or take it over with `sync: { serverSideApply: true }` and no `releaseFields`:',
    '',
    '```bash',
    conflict,
    '```',
    '',
  ];
}
