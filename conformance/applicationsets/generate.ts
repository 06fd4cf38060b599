/** ApplicationSets at random, the same for the same seed: every generator that needs no network, nested, with faults. */
import { REPOSITORY } from './world';

type Fields = Record<string, unknown>;

class Random {
  public constructor(private state: number) {}

  public below(count: number): number {
    this.state = (Math.imul(this.state, 1664525) + 1013904223) >>> 0;
    return Math.floor((this.state / 2 ** 32) * count);
  }

  public chance(percent: number): boolean {
    return this.below(100) < percent;
  }

  public pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)];
  }

  public some<T>(items: readonly T[], most: number): T[] {
    return Array.from({ length: this.below(most + 1) }, () => this.pick(items));
  }
}

const KEYS = ['name', 'env', 'region', 'team', 'big', 'values', 'server', 'path'];
const TEXTS = ['a', 'b', 'prod', 'dev', 'eu-prod', 'https://eu', '', '{{name}}', '{{ .name }}', '1'];

const GO_VALUES = [
  '{{ .name }}', '{{.env}}', '{{ .server }}', '{{ .path.basename }}', '{{ .path.path }}', '{{ index .path.segments 0 }}', '{{ .values.one }}',
  '{{ .metadata.labels.env }}', '{{ .nameNormalized }}', '{{ default "none" .region }}', '{{ .team.name }}', '{{ .p.path.basename }}',
  '{{ .big }}', '{{ toJson . }}', '{{ range $k, $v := . }}{{ $k }};{{ end }}', '{{ .name | normalize }}', '{{ if .env }}{{ .env }}{{ end }}', 'plain', '{{', '{{ .a.b.c }}',
  '{{ slugify 10 true .name }}', '{{ .values }}', '{{ len . }}', '{{ .clusters }}', '{{ .hosts }}', '{{ .labels }}', '{{ .head_short_sha }}-{{ .head_short_sha_7 }}', '{{ .target_branch_slug }}', '{{ .short_sha_7 }}', '{{ .url }}', '{{ .repository_id }}', '{{ .generator.input.parameters.k }}', '{{ toJson .generator }}', '{{ .nested.deep }}', '{{ toYaml .team }}',
];
const FAST_VALUES = [
  '{{name}}', '{{ env }}', '{{server}}', '{{path.basename}}', '{{path}}', '{{path[0]}}', '{{values.one}}', '{{metadata.labels.env}}', '{{nameNormalized}}',
  '{{team.name}}', '{{p.path.basename}}', '{{big}}', '{{unknown}}', 'plain', '{{', '}}{{', '{{path.basenameNormalized}}-{{hosts.0}}', '{{ratio}}', '{{labels}}', '{{head_short_sha}}', '{{branch_slug}}', '{{short_sha}}', '{{url}}', '{{repository_id}}',
];

const NAMES = ['{{ .name }}', '{{ .name }}', '{{ .name }}', '{{ .branch_slug }}', '{{ .number }}', '{{ .repository }}-{{ .branchNormalized }}'];

const SELECTORS: readonly unknown[] = [
  { matchLabels: { env: 'prod' } }, { matchExpressions: [{ key: 'name', operator: 'Exists' }] }, { matchExpressions: [{ key: 'env', operator: 'NotIn', values: ['dev'] }] }, {},
  { matchLabels: { 'values.one': 'x' } }, { matchExpressions: [{ key: 'metadata.labels.env', operator: 'In', values: ['prod'] }] }, { matchLabels: { server: 'https://eu' } },
  { matchLabels: { 'path.basename': 'shop' } }, { matchExpressions: [{ key: 'env', operator: 'Is' }] }, { matchLabels: { 'team.name': 'web' } },
];

const CLUSTER_SELECTORS: readonly unknown[] = [
  { matchLabels: { env: 'prod' } }, {}, { matchExpressions: [{ key: 'region', operator: 'Exists' }] }, { matchLabels: { env: '{{env}}' } }, { matchLabels: { env: '{{ .env }}' } },
  { matchExpressions: [{ key: 'example.com/tier', operator: 'DoesNotExist' }] },
];

const DIRECTORIES = ['apps/*', '*', '*/*', 'apps*/*', 'apps/[a-p]*', 'apps/**', '[', 'clusters/{{env}}', 'apps/{{ .name }}', 'apps/*/*', '*-*', 'apps/pay?ments', '[^a]*'];
const FILES = ['**/config.yaml', 'apps/*/config.yaml', '*.yaml', 'apps', 'apps/', 'clusters/*/one.yaml', 'apps/*.json', 'apps/shop/config.yaml', 'empty/*', 'apps/**/config.yaml',
  'root.yaml', 'broken/*', 'apps/[!p]*/config.yaml', '{{path}}/config.yaml', 'apps/{{ .name }}/config.yaml', './root.yaml', 'apps/pay_ments/../shop/config.yaml'];

const PULL_FILTERS: readonly Fields[] = [
  { branchMatch: '^f' }, { titleMatch: 'Fix', targetBranchMatch: 'main' }, { targetBranchMatch: '^release/' }, { branchMatch: '[[:upper:]]' }, { branchMatch: '(?=x)' }, {},
];
const SCM_FILTERS: readonly Fields[] = [
  { repositoryMatch: 'shop' }, { labelMatch: '^we' }, { branchMatch: 'next' }, { pathsExist: ['deploy/'] }, { pathsDoNotExist: ['Chart.yaml'] },
  { repositoryMatch: '^shop$', branchMatch: 'main' }, { labelMatch: 'go', pathsExist: ['deploy/app.yaml'] }, { repositoryMatch: '*' }, {},
];

/** One ApplicationSet, as plain data. */
export function generateSet(seed: number): Fields {
  return new Generation(new Random(seed)).set();
}

class Generation {
  private readonly goTemplate: boolean;

  public constructor(private readonly random: Random) {
    this.goTemplate = random.chance(65);
  }

  public set(): Fields {
    const { random, goTemplate } = this;
    return {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'ApplicationSet',
      metadata: { name: 'set', namespace: 'argocd' },
      spec: {
        ...goTemplate ? { goTemplate } : {},
        ...goTemplate && random.chance(50) ? { goTemplateOptions: [random.pick(['missingkey=error', 'missingkey=zero', 'missingkey=default'])] } : {},
        ...random.chance(15) ? { syncPolicy: { preserveResourcesOnDeletion: random.chance(70) } } : {},
        generators: Array.from({ length: random.chance(15) ? 2 : 1 }, () => this.generator(0)),
        template: this.template(),
        ...random.chance(25) ? { templatePatch: this.patch() } : {},
      },
    };
  }

  private text(): string {
    const values = this.goTemplate ? GO_VALUES : FAST_VALUES;
    // What fails everywhere teaches nothing: the common fields come first, and most often.
    return values[Math.min(this.random.below(values.length), this.random.below(values.length))];
  }

  private template(): Fields {
    const { random } = this;
    const name = this.goTemplate ? random.pick(NAMES) : random.pick(NAMES).replace(/[ .]/g, '');
    return {
      metadata: {
        name: random.chance(60) ? `${name}-${this.text()}` : this.text(),
        ...random.chance(30) ? { labels: { [random.chance(20) ? this.text() : 'label']: this.text() } } : {},
        ...random.chance(20) ? { annotations: { note: this.text(), empty: '' } } : {},
        ...random.chance(15) ? { finalizers: ['one.example/finalizer'] } : {},
        ...random.chance(5) ? { namespace: 'elsewhere' } : {},
      },
      spec: {
        project: random.chance(10) ? name : 'default',
        source: {
          repoURL: REPOSITORY,
          path: this.text(),
          ...random.chance(40) ? { helm: this.helm() } : {},
          ...random.chance(20) ? { kustomize: { images: [this.text()], commonLabels: { a: this.text() }, replicas: [{ name: 'x', count: random.pick<unknown>([3, '{{ .big }}']) }] } } : {},
        },
        destination: { server: random.chance(50) ? this.text() : 'https://x', namespace: this.text() },
        ...random.chance(30) ? { syncPolicy: { automated: random.pick<Fields>([{}, { prune: true }, { prune: false, selfHeal: true }]), syncOptions: ['A=true', this.text()] } } : {},
        ...random.chance(10) ? { revisionHistoryLimit: random.below(3) } : {},
      },
    };
  }

  private helm(): Fields {
    const { random } = this;
    return {
      ...random.chance(50) ? { valueFiles: [this.text(), 'b.yaml'] } : {},
      ...random.chance(50) ? { parameters: [{ name: this.text(), value: this.text(), forceString: random.chance(50) }] } : {},
      ...random.chance(50) ? { valuesObject: { a: this.text(), n: 3, none: null, list: [1, this.text(), null], deep: { [random.chance(20) ? this.text() : 'k']: this.text(), on: true } } } : {},
      ...random.chance(30) ? { values: `a: ${this.text()}\nb: 1\n` } : {},
    };
  }

  private patch(): string {
    const { random } = this;
    return random.pick([
      () => `metadata:\n  labels:\n    patched: "${random.pick(['yes', this.goTemplate ? '{{ .name }}' : '{{name}}'])}"\n`,
      () => 'spec:\n  project: other\n  source:\n    path: patched\n    helm:\n      valueFiles: [only.yaml]\n',
      () => 'metadata:\n  finalizers: [patched.example/f]\n  name: patched-name\n',
      () => 'metadata:\n  finalizers: [b.example/f, resources-finalizer.argocd.argoproj.io, a.example/f, one.example/finalizer, a.example/f]\n',
      () => 'spec:\n  source:\n    helm: null\n  syncPolicy:\n    automated:\n      prune: true\n    unknownField: 3\n',
      () => 'spec:\n  source:\n    helm:\n      valuesObject:\n        a: patched\n        fresh: {x: null, y: 1}\n',
      () => 'spec:\n  source:\n    helm:\n      valuesObject:\n        deep: {k: patched}\n',
      () => 'spec:\n  source:\n    $patch: replace\n    repoURL: replaced\n',
      () => '{"metadata": {"annotations": {"json": "yes"}}, "spec": {"revisionHistoryLimit": "text"}}',
      () => '{"spec": {"destination": {"$patch": "delete"}}, "metadata": {"labels": {"a": "b", "gone": null}}}',
      () => `${this.goTemplate ? '{{ if eq .name "a" }}spec: {project: x}{{ end }}' : ''}`,
      () => '- a list\n',
      () => `spec:\n  sources:\n  - repoURL: ${this.text()}\n`,
    ])();
  }

  private generator(depth: number): Fields {
    const { random } = this;
    const kinds = depth === 0 ? ['list', 'list', 'clusters', 'directories', 'files', 'matrix', 'matrix', 'merge', 'pulls', 'repositories', 'plugin'] : depth === 1 ? ['list', 'list', 'clusters', 'directories', 'files', 'matrix', 'merge', 'pulls', 'repositories', 'plugin'] : ['list', 'clusters', 'directories', 'files'];
    const kind = random.pick(random.chance(80) && depth > 0 ? kinds.slice(0, 5) : kinds);
    const entry = this.entry(kind, depth);
    const template = random.chance(12) ? { template: { metadata: random.chance(50) ? { labels: { own: this.text() } } : {}, spec: { destination: { namespace: random.pick(['own', '']) }, project: random.pick(['', 'own']), syncPolicy: { automated: { prune: false } }, source: { repoURL: '', path: random.pick(['own-path', '']) } } } } : {};
    const [[name, fields]] = Object.entries(entry);
    return { [name]: { ...fields as Fields, ...template }, ...random.chance(15) ? { selector: random.pick(SELECTORS) } : {} };
  }

  private entry(kind: string, depth: number): Fields {
    const { random } = this;
    switch (kind) {
      case 'list': return { list: this.list() };
      case 'clusters': return { clusters: { ...random.chance(50) ? { selector: random.pick(CLUSTER_SELECTORS) } : {}, ...this.values(), ...random.chance(8) ? { flatList: true } : {} } };
      case 'directories': return { git: { ...this.git(), directories: this.paths(DIRECTORIES) } };
      case 'files': return { git: { ...this.git(), files: this.paths(FILES) } };
      case 'pulls': return { pullRequest: { gitea: { owner: 'myorg', repo: 'shop', api: 'https://h' }, ...this.filters(PULL_FILTERS), ...this.values() } };
      case 'repositories': return { scmProvider: { github: { organization: 'myorg', allBranches: true }, cloneProtocol: 'https', ...this.filters(SCM_FILTERS), ...this.values() } };
      case 'plugin': return { plugin: { configMapRef: { name: 'plug' }, ...random.chance(70) ? { input: { parameters: { k: 'v', list: [1, '{{ .env }}'], map: { a: true } } } } : {}, ...this.values() } };
      case 'matrix': return { matrix: { generators: Array.from({ length: random.chance(4) ? 3 : 2 }, () => this.generator(depth + 1)) } };
      default: return { merge: { mergeKeys: random.chance(3) ? [] : [random.pick(['name', 'server', 'env', 'values.one', 'path.basename'])], generators: Array.from({ length: random.chance(10) ? 3 : 2 }, () => this.generator(depth + 1)) } };
    }
  }

  private list(): Fields {
    const { random } = this;
    const element = (index: number): Fields => ({
      ...random.chance(85) ? { name: random.chance(90) ? `n${index}` : random.pick(['eu-prod', 'a']) } : {},
      ...Object.fromEntries(random.some(KEYS.slice(1), 3).map((key) => [key, this.value(key)])),
    });
    return {
      ...random.chance(92) ? { elements: Array.from({ length: random.below(4) }, (_, index) => element(index)) } : {},
      ...random.chance(8) ? { elementsYaml: random.pick(['- name: y1\n  big: 1000000\n- name: y2\n', '[]', '{{ .list | toJson }}', '[{name: "{{name}}"}]', 'text', '- 1\n']) } : {},
    };
  }

  private value(key: string): unknown {
    const { random } = this;
    if (key === 'values') {
      return random.pick<unknown>([{ one: 'x' }, { one: 'y', two: 'z' }, 'text', { one: 1 }]);
    }
    return this.goTemplate || random.chance(5)
      ? random.pick<unknown>([...TEXTS, ...TEXTS, 3, 1000000, 1.5, true, null, { name: 'web', deep: { a: [1, 2] } }, ['x', 'y'], []])
      : random.pick(TEXTS);
  }

  private values(): Fields {
    const { random } = this;
    return random.chance(40) ? { values: { one: random.chance(40) ? this.text() : 'x', ...random.chance(30) ? { two: this.text() } : {} } } : {};
  }

  private filters(all: readonly Fields[]): Fields {
    return this.random.chance(60) ? { filters: this.random.some(all, 2) } : {};
  }

  private git(): Fields {
    const { random } = this;
    return { repoURL: REPOSITORY, revision: 'HEAD', ...this.values(), ...random.chance(20) ? { pathParamPrefix: 'p' } : {} };
  }

  private paths(patterns: readonly string[]): Fields[] {
    const { random } = this;
    return [{ path: random.pick(patterns) }, ...random.some(patterns, 1).map((path) => ({ path, exclude: random.chance(60) }))];
  }
}
