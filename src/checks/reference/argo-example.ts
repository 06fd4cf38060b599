export interface ApplicationParts {
  readonly name?: string;
  readonly namespace?: string;
  readonly project?: string;
  readonly repo?: string;
  readonly path?: string;
  readonly destination?: string;
}

/** A faultless Application beside what is put in. */
export function applicationWith(parts: ApplicationParts): string {
  const { name = 'shop', namespace = 'argocd', project = 'shop', repo = 'https://github.com/myorg/shop', path = 'deploy' } = parts;
  const { destination = 'server: https://kubernetes.default.svc, namespace: shop' } = parts;
  return `---
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: ${name}, namespace: ${namespace}}
spec:
  project: ${project}
  source: {repoURL: ${repo}, path: ${path}, targetRevision: main}
  destination: {${destination}}
`;
}

export interface ProjectParts {
  readonly name?: string;
  readonly repos?: string;
  readonly destinations?: string;
  readonly more?: string;
}

/** A faultless AppProject beside what is put in. */
export function projectOf(parts: ProjectParts = {}): string {
  const { name = 'shop', repos = 'https://github.com/myorg/*', destinations = '{server: https://kubernetes.default.svc, namespace: shop}', more = '' } = parts;
  return `---
apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata: {name: ${name}, namespace: argocd}
spec:
  sourceRepos: [${repos}]
  destinations: [${destinations}]
${more === '' ? '' : `  ${more}\n`}`;
}
