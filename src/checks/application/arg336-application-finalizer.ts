import { KIND } from '../../inventory';
import { inMetadata, listOf, ObjectCheck, oncePerText, textOf } from '../engine';

/** With the two of hooks, which the controller sets by itself, and that of hooks' own objects. */
const KNOWN = /^(?:resources-finalizer\.argocd\.argoproj\.io(?:\/(?:foreground|background))?|(?:pre|post)-delete-finalizer\.argocd\.argoproj\.io(?:\/cleanup)?|argocd\.argoproj\.io\/hook-finalizer)$/;

export const applicationFinalizer: ObjectCheck = {
  code: 'ARG336',
  title: 'finalizer that Argo CD does not know',
  severity: 'error',
  rationale: 'Nobody removes a finalizer that nobody knows: when the Application is deleted it stays for ever, and so do its objects.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: shop
  namespace: argocd
  finalizers: [resources-finalizer.argoproj.io]
spec:
  project: default
  source: {repoURL: https://github.com/myorg/shop, path: deploy, targetRevision: main}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  good: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: shop
  namespace: argocd
  finalizers: [resources-finalizer.argocd.argoproj.io]
spec:
  project: default
  source: {repoURL: https://github.com/myorg/shop, path: deploy, targetRevision: main}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'write "resources-finalizer.argocd.argoproj.io", with "/background" or "/foreground" behind it if that is meant',
  source: 'https://github.com/argoproj/argo-cd/blob/master/pkg/apis/application/v1alpha1/application_defaults.go',
  kinds: [KIND.application],
  needs: inMetadata('finalizers'),
  check({ metadata }, report) {
    listOf(metadata.finalizers).forEach((value, index) => {
      const finalizer = textOf(value);
      if (finalizer !== undefined && isMisspelled(finalizer)) {
        report(['metadata', 'finalizers', index], `"${finalizer}" is no finalizer of Argo CD`);
      }
    });
  },
};

const isMisspelled = oncePerText((finalizer) => /argo|^resources-/.test(finalizer) && finalizer.includes('finalizer') && !KNOWN.test(finalizer));
