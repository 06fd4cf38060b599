/**
 * The layer table: what a folder of `src/` may import. `test/architecture/layers.test.ts` holds the code
 * against it. If a row has to change, change it in a commit of its own that says why.
 */
export interface Layer {
  readonly folder: string;
  readonly holds: string;
  /** Folders of ours. Nothing else of ours, and never a cycle. */
  readonly mayImport: readonly string[];
  /** Packages and Node modules with a meaning for the architecture; others are free. */
  readonly mayUse?: readonly string[];
}

/** From the ground up: a folder imports only what stands above it here. */
export const LAYERS: readonly Layer[] = [
  {
    folder: 'text',
    holds: 'YAML with positions and comments, JSON pointers, names, globs, version ranges, reading files',
    mayImport: [],
    mayUse: ['yaml', 'node:fs', 'fastest-levenshtein'],
  },
  { folder: 'diagnostics', holds: 'what an error is: code, subject, message, cure; how far work is', mayImport: [], mayUse: ['cli-progress'] },
  { folder: 'calls', holds: 'what a call of the API has to look like, for programs that no compiler has checked', mayImport: ['text', 'diagnostics'] },
  { folder: 'model', holds: 'one intent as readonly data: release, source, environment, order; no constructs, no engine', mayImport: ['diagnostics'] },
  { folder: 'gotemplate', holds: 'interpreter of Go text/template', mayImport: ['text', 'diagnostics'], mayUse: ['re2js'] },
  { folder: 'fasttemplate', holds: 'interpreter of the older template form', mayImport: ['text', 'diagnostics'] },
  { folder: 'sprig', holds: 'functions of Go templates', mayImport: ['gotemplate', 'text', 'diagnostics'], mayUse: ['re2js'] },
  {
    folder: 'applicationset',
    holds: 'what Argo CD would generate from an ApplicationSet',
    mayImport: ['gotemplate', 'fasttemplate', 'sprig', 'text', 'diagnostics'],
    mayUse: ['re2js'],
  },
  { folder: 'sops', holds: 'SOPS files: read, verify, decrypt, encrypt, creation rules', mayImport: ['text', 'diagnostics'], mayUse: ['re2js'] },
  { folder: 'schema', holds: 'one manifest against the schemas of a product version', mayImport: ['text', 'diagnostics'], mayUse: ['re2js'] },
  {
    folder: 'constructs',
    holds: 'what users write, for any engine: HelmApp, EnvironmentSet, sources, values; names no engine',
    mayImport: ['calls', 'model', 'sops', 'text', 'diagnostics'],
    mayUse: ['cdk8s', 'constructs'],
  },
  {
    folder: 'argocd',
    holds: 'the Argo CD engine, its own constructs, its generated typed resources',
    mayImport: ['calls', 'applicationset', 'constructs', 'model', 'text', 'diagnostics'],
    mayUse: ['cdk8s', 'constructs'],
  },
  {
    folder: 'flux',
    holds: 'the Flux engine, its own constructs, its generated typed resources',
    mayImport: ['calls', 'constructs', 'model', 'text', 'diagnostics'],
    mayUse: ['cdk8s', 'constructs', 're2js'],
  },
  {
    folder: 'inventory',
    holds: 'every object with its origin, and who refers to whom',
    mayImport: ['calls', 'applicationset', 'sops', 'text', 'diagnostics'],
    mayUse: ['cdk8s', 'constructs'],
  },
  {
    folder: 'checks',
    holds: 'one check a file',
    mayImport: ['calls', 'inventory', 'schema', 'sops', 'applicationset', 'gotemplate', 'fasttemplate', 'sprig', 'text', 'diagnostics'],
    mayUse: ['cdk8s', 'constructs', 're2js'],
  },
  {
    folder: 'layout',
    holds: 'the app, what it writes, and the only writes to disk',
    mayImport: ['calls', 'constructs', 'model', 'checks', 'inventory', 'sops', 'text', 'diagnostics'],
    mayUse: ['cdk8s', 'constructs', 'node:fs'],
  },
  { folder: 'importer', holds: 'YAML to TypeScript', mayImport: ['inventory', 'model', 'checks', 'text', 'diagnostics'] },
  { folder: 'report', holds: 'pages and graphs for people', mayImport: ['inventory', 'model', 'checks', 'text', 'diagnostics'] },
];

/** May import every folder; nobody imports it. */
export const TOP_LAYER = 'cli';

/** Modules that only the folders whose `mayUse` names them may use (and the command line). */
export const GUARDED_MODULES: readonly string[] = ['yaml', 'node:fs', 'cdk8s', 'constructs', 're2js', 'fastest-levenshtein', 'cli-progress'];

/** Folders in which no engine is named, and the files whose facts need the name of one all the same. */
export const NEUTRAL_FOLDERS: readonly string[] = ['constructs', 'model'];
export const ENGINE_WORDS: readonly string[] = ['argo', 'flux'];
export const NEUTRAL_EXCEPTIONS: readonly { readonly file: string; readonly text: string; readonly why: string }[] = [
  { file: 'constructs/field-ownership.ts', text: 'argoproj.io', why: 'the API group of the workload kind Rollout' },
];
