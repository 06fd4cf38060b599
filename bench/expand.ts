/**
 * What expansion costs: 10,000 Applications out of one matrix, beside the time that cdk8s takes to write them as
 * YAML, in one process by turns. `node --import tsx bench/expand.ts`, after "npm run compile"; ends with 1 over 3 times.
 */
import { Yaml } from 'cdk8s';
import { expandApplicationSet } from '../src/applicationset';

const GOAL = 3;
const ROUNDS = 3;

/** A matrix of `side` × `side` sets, with what real templates have: values, labels, a few functions. */
function matrixOf(side: number): Readonly<Record<string, unknown>> {
  const elements = (key: string) => Array.from({ length: side }, (_, index) => ({ [key]: `${key}-${index}`, [`${key}Replicas`]: String(index) }));
  return {
    metadata: { name: 'fleet', namespace: 'argocd' },
    spec: {
      goTemplate: true,
      goTemplateOptions: ['missingkey=error'],
      generators: [{ matrix: { generators: [{ list: { elements: elements('app') } }, { list: { elements: elements('cluster') } }] } }],
      template: {
        metadata: { name: '{{ .app }}-{{ .cluster }}', labels: { app: '{{ .app }}', cluster: '{{ .cluster | trunc 63 }}' } },
        spec: {
          project: 'default',
          source: {
            repoURL: 'https://git.example/fleet',
            path: 'charts/{{ .app }}',
            targetRevision: 'main',
            helm: { valueFiles: ['values.yaml', 'envs/{{ .cluster }}.yaml'], valuesObject: { replicas: '{{ .appReplicas }}', image: { tag: '{{ .app }}' } } },
          },
          destination: { name: '{{ .cluster }}', namespace: '{{ .app }}' },
          syncPolicy: { automated: { prune: true, selfHeal: true }, syncOptions: ['CreateNamespace=true'] },
        },
      },
    },
  };
}

function timed<T>(action: () => T): { readonly result: T; readonly took: number } {
  const start = performance.now();
  const result = action();
  return { result, took: performance.now() - start };
}

const median = (all: readonly number[]) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];

/** Milliseconds, medians. */
export interface ExpandTimes {
  /** 10,000 Applications out of one matrix. */
  readonly expand: number;
  /** A tenth of them. */
  readonly tenth: number;
  /** What cdk8s takes to write the 10,000. */
  readonly write: number;
}

export function measureExpand(): ExpandTimes {
  const times = { expand: [] as number[], tenth: [] as number[], write: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    times.tenth.push(timed(() => expandApplicationSet(matrixOf(Math.round(Math.sqrt(1000))))).took);
    const { result, took } = timed(() => expandApplicationSet(matrixOf(100)));
    times.expand.push(took);
    times.write.push(timed(() => Yaml.stringify(...result.applications.map(({ manifest }) => manifest))).took);
  }
  return { expand: median(times.expand), tenth: median(times.tenth), write: median(times.write) };
}

function main(): void {
  const { expand, tenth, write } = measureExpand();
  const ratio = expand / write;
  console.log(`10,000 Applications of one matrix: expanded in ${expand.toFixed(0)} ms, written by cdk8s in ${write.toFixed(0)} ms; ratio ${ratio.toFixed(2)}, goal below ${GOAL}`);
  console.log(`1,000 in ${tenth.toFixed(0)} ms: ten times as many take ${(expand / tenth).toFixed(1)} times as long`);
  process.exitCode = ratio < GOAL ? 0 : 1;
}

if (require.main === module) {
  main();
}
