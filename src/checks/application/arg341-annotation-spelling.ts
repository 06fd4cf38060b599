import { tryNearest } from '../../text';
import { fieldsAt, inMetadata, ObjectCheck } from '../engine';
import { placesOf } from './annotations';

const PREFIX = 'argocd.argoproj.io';
const NEAR = /^(?:argoproj\.io|argo-cd\.argoproj\.io|argocd\.argoproj\.com|argocd\.io|argocd)$/;

/** common/common.go, gitops-engine/pkg/sync/common/types.go, application_annotations.go */
const NAMES: readonly string[] = [
  'sync-wave', 'sync-options', 'hook', 'hook-delete-policy', 'compare-options', 'refresh', 'hydrate', 'manifest-generate-paths', 'managed-by-url',
  'skip-reconcile', 'tracking-id', 'installation-id', 'ignore-default-links', 'ignore-resource-updates', 'ignore-healthcheck', 'deletion-approved',
  'application-set-refresh', 'client-side-apply-migration-manager', 'secret-type', 'instance', 'managed-by', 'application-set-name',
  'kubernetes-version', 'auto-label-cluster-info',
];

export const annotationSpelling: ObjectCheck = {
  code: 'ARG341',
  title: 'annotation of Argo CD that does not exist',
  severity: 'error',
  rationale: 'Nobody reads an annotation that is spelled otherwise, and nobody says so: the object has no wave, no hook, no option.',
  bad: `
apiVersion: batch/v1
kind: Job
metadata:
  name: migrate
  annotations:
    argocd.argoproj.io/syncwave: "1"
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
        - {name: migrate, image: "ghcr.io/myorg/migrate:v1.2.3"}
`,
  good: `
apiVersion: batch/v1
kind: Job
metadata:
  name: migrate
  annotations:
    argocd.argoproj.io/sync-wave: "1"
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
        - {name: migrate, image: "ghcr.io/myorg/migrate:v1.2.3"}
`,
  fix: 'write the annotation as Argo CD knows it',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/annotations-and-labels/',
  kinds: 'all',
  needs: inMetadata('annotations'),
  check(subject, report) {
    for (const place of placesOf(subject, 'annotations')) {
      for (const key of Object.keys(fieldsAt(subject.manifest, ...place))) {
        const [prefix, name] = key.split('/');
        const isOurs = prefix === PREFIX || (NEAR.test(prefix) && NAMES.includes(name));
        const nearest = isOurs && !(prefix === PREFIX && NAMES.includes(name)) ? tryNearest(name ?? '', NAMES) : undefined;
        if (nearest !== undefined) {
          report([...place, key], `"${key}" is no annotation of Argo CD`, `write "${PREFIX}/${nearest}"`);
        }
      }
    }
  },
};
