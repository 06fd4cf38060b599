/** Where the rules of projects are read from. */
export const PROJECT_SOURCE = 'https://github.com/argoproj/argo-cd/blob/v3.5.1/pkg/apis/application/v1alpha1/app_project_types.go';
export const PROJECT_TYPES_SOURCE = 'https://github.com/argoproj/argo-cd/blob/v3.5.1/pkg/apis/application/v1alpha1/types.go';

const REPOS = 'sourceRepos: [https://github.com/myorg/*]';
const DESTINATIONS = 'destinations: [{server: https://kubernetes.default.svc, namespace: shop}]';

/** An AppProject that is faultless beside these lines of its spec. */
export function projectWith(spec: string): string {
  const lines = [spec.includes('sourceRepos:') ? '' : REPOS, spec.includes('destinations:') ? '' : DESTINATIONS, ...spec.trim().split('\n')];
  return `
apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata: {name: shop, namespace: argocd}
spec:
${lines.filter((line) => line !== '').map((line) => `  ${line}`).join('\n')}
`;
}
