import { Construct } from 'constructs';
import { DeliveredFile, OutputPlan } from '../constructs';
import { Faults } from '../diagnostics';
import { compact, GitIntent, SopsSecretIntent } from '../model';
import { ArgoTarget, FINALIZER, gitSource, renderDestination } from './application';
import { KsopsFolder, ksopsFolder, planKsopsFolder } from './ksops-folder';
import { Application, ApplicationSpec } from './l1/index.generated';

/**
 * An encrypted Secret goes into a folder that kustomize builds with KSOPS, one for each namespace of a cluster, and an
 * Application applies the folder: the root Application applies directories as they are, ciphertext included.
 */
export function deliverSecret(scope: Construct, secret: SopsSecretIntent, target: ArgoTarget, faults: Faults): DeliveredFile {
  const output = OutputPlan.tryOf(scope);
  if (target.ksops === undefined) {
    faults.add('ARG113', `SopsSecret "${secret.id}" would be applied encrypted: Argo CD does not decrypt by itself`,
      'install KSOPS on the repo-server and say so with new ArgoCd({ ksops: Ksops.exec() }), or keep the secret in a store and use ExternalSecret');
  }
  const git = output?.repository.git;
  if (output !== undefined && git === undefined) {
    faults.add('OUT102', 'SopsSecret has to say where the ciphertext is committed, and the app does not know', 'give GitOpsApp a repository');
  }
  faults.throwIfAny();
  const { folder, isNew } = ksopsFolder(scope, secret);
  const file = `${secret.id}.sops${secret.extension}`;
  if (isNew) {
    planKsopsFolder(output!, folder, secret.subject);
    makeApplication(scope, folder, secret, { target, git: git!, output: output! });
  }
  if (!folder.files.includes(file)) {
    folder.files.push(file);
  }
  const path = `${folder.path}/${file}`;
  output!.addFile({ path, content: secret.bytes, subject: secret.subject });
  return { path, place: secret.cluster.local ? '' : secret.cluster.name };
}

interface SecretsPlace {
  readonly target: ArgoTarget;
  readonly git: GitIntent;
  readonly output: OutputPlan;
}

function makeApplication(
  scope: Construct, { name, path }: KsopsFolder, { cluster, namespace }: SopsSecretIntent, { target, git, output }: SecretsPlace,
): void {
  const object = new Application(scope, 'application', {
    metadata: { name, namespace: target.namespace, finalizers: [FINALIZER] },
    spec: compact<ApplicationSpec>({
      project: target.project,
      source: { ...gitSource(git), path: output.repositoryPath(path) },
      destination: renderDestination({ cluster, namespace }),
      // The Secrets may come before the release that makes their namespace.
      syncPolicy: { automated: { prune: true, selfHeal: true }, syncOptions: ['CreateNamespace=true'] },
    }),
  });
  output.place(object, `apps/${name}.yaml`);
}
