import { cdk8s, javascript } from 'projen';

const project = new cdk8s.ConstructLibraryCdk8s({
  name: 'cdk8s-gitops',
  description: 'Typed constructs that turn one intent (this chart, these environments, these values, these secrets) into Argo CD or Flux resources, checked at synth.',
  author: 'The cdk8s-gitops authors',
  authorAddress: 'maintainers@cdk8s-gitops.example',
  repositoryUrl: 'https://github.com/cdk8s-gitops/cdk8s-gitops.git',
  keywords: ['cdk8s', 'argocd', 'fluxcd', 'gitops', 'helm', 'sops', 'kubernetes'],
  license: 'Apache-2.0',
  copyrightOwner: 'The cdk8s-gitops authors',
  defaultReleaseBranch: 'main',
  packageManager: javascript.NodePackageManager.NPM,
  projenrcTs: true,
  projenVersion: '0.103.25',

  minNodeVersion: '20.19.0',
  workflowNodeVersion: '20',
  cdk8sVersion: '2.70.106',
  constructsVersion: '10.3.0',
  peerDeps: ['cdk8s-plus-28@^2.5.6'],
  bundledDeps: [
    '@marcbachmann/cel-js@^8.0.0', 'cli-progress@^3.12.0', 'commander@^14.0.0', 'fastest-levenshtein@^1.0.16', 'nanotar@^0.3.0',
    're2js@^2.10.0', 'yaml@^2.9.0',
  ],
  devDeps: ['@types/cli-progress@^3.11.6', '@kubernetes-models/argo-cd@^2.7.2', 'js-yaml@^4.1.0', 'cdk8s-plus-28@2.5.6', 'cdk8s-cli@2.207.60', 'tsx@^4.23.0', 'esbuild@^0.28.0', 'fast-check@^4.0.0', 'cctv-age@^0.2.0'],

  bin: { 'cdk8s-gitops': 'bin/cdk8s-gitops' },

  jsiiVersion: '~6.0.0',
  typescriptVersion: '~6.0.0',
  typecheckTests: true,
  tsconfig: {
    compilerOptions: { module: 'node20', inlineSourceMap: false, inlineSources: false, sourceMap: false, types: ['node'] },
  },
  tsconfigDev: {
    include: ['../examples/**/*.ts', '../tools/**/*.ts', '../conformance/**/*.ts', '../bench/**/*.ts'],
    compilerOptions: { types: ['node', 'jest'] },
  },
  jestOptions: {
    jestVersion: '^30',
    configFilePath: 'jest.config.json',
    junitReporting: false,
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    jestConfig: {
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      setupFiles: ['<rootDir>/test/seed.ts'],
      collectCoverage: false,
      transform: { '/node_modules/@marcbachmann/.+\\.js$': new javascript.Transform('<rootDir>/test/esm-transform.cjs') },
      transformIgnorePatterns: ['/node_modules/(?!@marcbachmann/)'],
      moduleNameMapper: { '^cdk8s-gitops$': '<rootDir>/src' },
      coverageReporters: ['text-summary'] as any,
      coveragePathIgnorePatterns: ['/node_modules/', '\\.generated\\.ts$'],
    },
  },
  eslint: true,
  eslintOptions: { dirs: ['src'], devdirs: ['test', 'tools', 'examples', 'conformance', 'bench'], prettier: false },
  docgen: true,

  github: false,
  release: false,
  releaseToNpm: false,
  buildWorkflow: false,
  depsUpgrade: false,
  pullRequestTemplate: false,
  autoMerge: false,
  stale: false,
  clobber: false,
  vscode: false,
  sampleCode: false,
  integrationTestAutoDiscover: false,
  gitignore: ['*.generated.ts', '.cache/', '.DS_Store', '.jsii.tabl.json'],
});

// Code outside src/ is typed by test/tsconfig.json, which the project service does not find by itself.
project.eslint!.config.parserOptions = { ecmaVersion: 2022, sourceType: 'module', project: ['./tsconfig.json', './test/tsconfig.json', './projenrc/tsconfig.json'] };
project.eslint!.addIgnorePattern('*.generated.ts');
// Seeded random numbers are made of bits.
project.eslint!.addOverride({ files: ['conformance/**/*.ts', 'bench/**/*.ts'], rules: { 'no-bitwise': ['off'] } });
// In an example the library stands with the other packages, as in a user's program.
project.eslint!.addOverride({ files: ['examples/**'], rules: { 'import/order': 'off' } });

// unrs-resolver 1.13.0 lists platform packages that registries do not all serve, which breaks "npm ci".
project.package.addPackageResolutions('unrs-resolver@1.12.2');
// A package may import itself by name only when it has "exports": examples are then the programs a user writes.
project.package.addField('exports', {
  '.': './lib/index.js',
  './package.json': './package.json',
  './.jsii': './.jsii',
});
project.tasks.addEnvironment('JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION', '20');
project.tasks.tryFind('package-all')?.reset();

// L1 classes, the interned schema and the editor schemas come from schemas/, never by hand.
const generate = project.addTask('generate', {
  description: 'Write the generated code from schemas/',
  exec: 'tsx tools/generate.ts',
});
project.preCompileTask.spawn(generate);
project.testTask.prependSpawn(project.compileTask);
project.testTask.prependSpawn(generate);

project.addTask('demo', {
  description: 'Build, write the showcase repository for both engines into dist/, and print what was written',
  steps: [{ spawn: 'pre-compile' }, { spawn: 'compile' }, { exec: 'node --import tsx examples/showcase/demo.ts' }],
});
project.addTask('conformance', {
  description: 'Let tools that others wrote judge the schemas and every expected output',
  exec: 'node --import tsx conformance/run.ts',
  receiveArgs: true,
});
project.addTask('schemas', {
  description: 'Compare schemas/ with a folder of upstream CRDs, and take over what changed: npm run schemas -- DIR [--write]',
  exec: 'tsx tools/schemas.ts',
  receiveArgs: true,
});
project.addTask('examples:update', {
  description: 'Write the output of every example into its expected/ folder',
  steps: [{ spawn: 'pre-compile' }, { spawn: 'compile' }, { exec: 'node --import tsx tools/update-examples.ts', receiveArgs: true }],
});

// What a program loads is what it uses, in few files.
project.compileTask.exec('tsx tools/pack.ts');
const bench = project.addTask('bench', {
  description: 'Measure synth against raw cdk8s and other ways to the same manifests, side by side: npm run bench -- [--full] [--peers] [--write]',
});
bench.spawn(project.preCompileTask);
bench.spawn(project.compileTask);
bench.exec('node --import tsx bench/run.ts', { receiveArgs: true });
project.addTask('docs', {
  description: 'Write what the documentation takes from the code: errors, engine mapping, layers, every block of output',
  exec: 'tsx tools/docs.ts',
});

for (const path of ['/schemas/', '/tools/', '/examples/', '/conformance/', '/bench/', '/docs/', '/.ci/', '/.cache/', '/.npmrc', '/API.md', '/ARCHITECTURE.md', '/CONTRIBUTING.md']) {
  project.addPackageIgnore(path);
}

project.synth();
