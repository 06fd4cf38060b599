export const SPEC_SOURCE = 'https://github.com/argoproj/argo-cd/blob/v3.5.1/applicationset/generators/generator_spec_processor.go';
export const RENDER_SOURCE = 'https://github.com/argoproj/argo-cd/blob/v3.5.1/applicationset/utils/utils.go';
export const ROLLING_SOURCE = 'https://github.com/argoproj/argo-cd/blob/v3.5.1/applicationset/progressivesync/progressive_sync.go';

export function generatorSource(file: string): string {
  return `https://github.com/argoproj/argo-cd/blob/v3.5.1/applicationset/generators/${file}.go`;
}

export interface SetParts {
  /** Lines before the generators. */
  readonly head?: string;
  /** Lines of the list of generators. */
  readonly generators?: string;
  readonly name?: string;
  /** Lines of the metadata of the template beside the name. */
  readonly metadata?: string;
  readonly path?: string;
  readonly namespace?: string;
  /** Lines behind the template. */
  readonly tail?: string;
}

/** An ApplicationSet that is faultless beside what is put in. */
export function setWith(parts: SetParts): string {
  const { head = 'goTemplate: true\ngoTemplateOptions: [missingkey=error]', generators = '- list: {elements: [{env: dev}]}' } = parts;
  const { name = 'shop-{{ .env }}', path = 'deploy', namespace = 'shop', metadata = '', tail = '' } = parts;
  return `---
apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: shop, namespace: argocd}
spec:
${indented(head, 2)}  generators:
${indented(generators, 4)}  template:
    metadata:
      name: '${name}'
${indented(metadata, 6)}    spec:
      project: default
      source: {repoURL: https://github.com/myorg/shop, path: '${path}', targetRevision: main}
      destination: {server: https://kubernetes.default.svc, namespace: '${namespace}'}
${indented(tail, 2)}`;
}

/** One with placeholders of the older form, over `env` of a list. */
export function fastSetWith(parts: SetParts): string {
  return setWith({ head: '', name: 'shop-{{env}}', ...parts });
}

function indented(lines: string, by: number): string {
  return lines.split('\n').filter((line) => line.trim() !== '').map((line) => `${' '.repeat(by)}${line}\n`).join('');
}
