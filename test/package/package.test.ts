import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Fence, fencesOf, readPage, ROOT } from '../../tools/docs/pages';
import { record } from '../../tools/pack/record';

/** The folder that `cdk8s init typescript-app` copies. */
const TEMPLATE = join(ROOT, 'node_modules/cdk8s-cli/templates/typescript-app');

const MINUTES = 60 * 1000;

interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string }[];
}

let directory: string;
let packed: Packed;

function npm(cwd: string, ...args: string[]): string {
  return run(cwd, 'npm', ...args);
}

function run(cwd: string, command: string, ...args: string[]): string {
  const env = { ...process.env, CDK8S_CHECK_UPGRADE: 'false', CDK8S_OUTDIR: undefined };
  try {
    return execFileSync(command, args, { cwd, env, encoding: 'utf8', stdio: 'pipe', maxBuffer: 2 ** 26 });
  } catch (error) {
    const { stdout, stderr } = error as { readonly stdout: string; readonly stderr: string };
    throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}\n${stderr}`);
  }
}

function pack(): Packed {
  if (!existsSync(join(ROOT, 'lib/index.js')) || !existsSync(join(ROOT, '.jsii'))) {
    throw new Error('the library is not compiled: run "npm run compile" first');
  }
  const report: unknown = JSON.parse(npm(ROOT, 'pack', '--json', '--ignore-scripts', '--pack-destination', directory));
  return (Array.isArray(report) ? report : Object.values(report as object))[0] as Packed;
}

/** A project as `cdk8s init typescript-app` leaves it, without its tests, with our package in it. */
function makeProject(programs: Readonly<Record<string, string>>): string {
  const { devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { readonly devDependencies: Record<string, string> };
  const project = mkdtempSync(join(directory, 'project-'));
  ['tsconfig.json', 'cdk8s.yaml'].forEach((file) => copyFileSync(join(TEMPLATE, file), join(project, file)));
  Object.entries(programs).forEach(([file, program]) => writeFileSync(join(project, file), program));
  writeFileSync(join(project, 'package.json'), JSON.stringify({
    name: 'fresh',
    private: true,
    dependencies: {
      'cdk8s': devDependencies.cdk8s,
      'cdk8s-plus-28': devDependencies['cdk8s-plus-28'],
      'cdk8s-gitops': `file:../${packed.filename}`,
      'constructs': devDependencies.constructs,
    },
    devDependencies: { 'cdk8s-cli': devDependencies['cdk8s-cli'], '@types/node': '^14', 'ts-node': '^10', 'tsx': devDependencies.tsx, 'typescript': '5.9.x' },
  }));
  npm(project, 'install', '--prefer-offline', '--no-audit', '--no-fund');
  return project;
}

function readmeBlock(language: string, index: number): Fence {
  return fencesOf('README.md', readPage('README.md')).filter((fence) => fence.language === language)[index];
}

function expectOutput(project: string, { code }: Fence): void {
  const [header, ...lines] = code.split('\n');
  expect(readFileSync(join(project, header.slice('# '.length)), 'utf8')).toBe(lines.join('\n'));
}

function dependenciesOf(name: string): string[] {
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8')) as { readonly dependencies?: object };
  return Object.keys(dependencies ?? {});
}

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'cdk8s-gitops-package-'));
  packed = pack();
}, 2 * MINUTES);

afterAll(() => rmSync(directory, { recursive: true, force: true }));

test('the tarball holds the compiled library, its types and its documentation, and nothing else of ours', () => {
  const ours = packed.files.map(({ path }) => path).filter((path) => !path.startsWith('node_modules/'));
  const odd = ours.filter((path) => !/^lib\/.+\.(js|d\.ts)$/.test(path) && !['.jsii', 'API.md', 'LICENSE', 'README.md', 'bin/cdk8s-gitops', 'package.json'].includes(path));
  expect(odd).toEqual([]);
  expect(ours).toEqual(expect.arrayContaining(['.jsii', 'LICENSE', 'README.md', 'lib/index.js', 'lib/index.d.ts', 'lib/packs/import.js', 'lib/flux/l1/kinds.generated.d.ts']));
});

test('the tarball brings along what the library needs and no more', () => {
  const bundled = [...new Set(packed.files.map(({ path }) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]))].filter((name) => name !== undefined);
  const { bundledDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { readonly bundledDependencies: readonly string[] };
  const needed = new Set(bundledDependencies);
  needed.forEach((name) => dependenciesOf(name).forEach((dependency) => needed.add(dependency)));
  expect(bundled.sort()).toEqual([...needed].sort());
});

test('the tarball is light', () => {
  process.stdout.write(`cdk8s-gitops: ${Math.round(packed.size / 1024)} kB packed, ${Math.round(packed.unpackedSize / 1024)} kB unpacked, ${packed.files.length} files\n`);
  // Half of it are the bundled packages, which come with several formats of their code.
  expect(packed.size).toBeLessThan(1.5 * 1024 * 1024);
  expect(packed.size).toBeGreaterThan(100 * 1024);
});

test('a fresh cdk8s project installs it, checks its types, and synthesizes both programs of the README', () => {
  const project = makeProject({ 'main.ts': readmeBlock('ts', 0).code, 'flux.ts': readmeBlock('ts', 1).code });
  npm(project, 'exec', '--', 'tsc', '--noEmit');
  // TypeScript 6 brings no types of Node unless it is told to: our declarations have to do without.
  npm(project, 'exec', '--', 'tsc', '--noEmit', '--types', 'constructs');
  run(project, 'npx', 'cdk8s', 'synth');
  expectOutput(project, readmeBlock('yaml', 0));
  run(project, 'npx', 'cdk8s-gitops', 'expand', 'dist');
  run(project, 'npx', 'cdk8s-gitops', 'check', 'dist');
  checkAsPlugin(project);
  run(project, 'node', '-r', 'tsx/cjs', 'flux.ts');
  expectOutput(project, readmeBlock('yaml', 1));
}, 5 * MINUTES);

/** A program of plain cdk8s, and the validation in `cdk8s.yaml` as the guide says it. */
function checkAsPlugin(project: string): void {
  const [, validations] = /^(validations:\n(?: .*\n)+)/m.exec(readPage('docs/guides/checks.md'))!;
  const template = readFileSync(join(TEMPLATE, 'cdk8s.yaml'), 'utf8').replace('main.ts', 'plain.ts').replace('npx ts-node', 'node -r tsx/cjs');
  writeFileSync(join(project, 'cdk8s.yaml'), `${template}\n${validations}`);
  const program = (option: string) => `
    import { ApiObject, App, Chart } from 'cdk8s';
    const app = new App();
    new ApiObject(new Chart(app, 'apps'), 'shop', {
      apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata: { name: 'shop', namespace: 'argocd' },
      spec: {
        project: 'default', source: { repoURL: 'https://github.com/myorg/shop', path: '.', targetRevision: 'main' },
        destination: { name: 'in-cluster', namespace: 'shop' }, syncPolicy: { syncOptions: ['${option}'] },
      },
    });
    app.synth();`;
  writeFileSync(join(project, 'plain.ts'), program('CreateNamespace=true'));
  expect(run(project, 'npx', 'cdk8s', 'synth')).toContain('success');
  writeFileSync(join(project, 'plain.ts'), program('CreateNamespaces=true'));
  expect(() => run(project, 'npx', 'cdk8s', 'synth')).toThrow(/ARG310 \(error\)[^]*write "CreateNamespace=true"/);
}

test('what is exported is what a program can require', () => {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const library = require(join(ROOT, 'lib')) as Record<string, unknown>;
  expect(Object.keys(library)).toEqual(expect.arrayContaining(['HelmApp', 'EnvironmentSet', 'FluxHelmRelease', 'SopsValues', 'ArgoCd', 'FluxCd', 'GitOpsApp', 'argocd', 'flux']));
});

test('classes of packs are called what they are exported as', () => {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const library = require(join(ROOT, 'lib')) as Record<string, unknown>;
  const odd = Object.entries(library).filter(([name, value]) => typeof value === 'function' && value.name !== name);
  expect(odd.map(([name]) => name)).toEqual([]);
});

test.each(['argocd', 'flux'])('a synth loads few files: %s', async (engine) => {
  const files = await record({ level: 'manifests', engine, mains: [join(ROOT, 'tools/pack/programs/manifests.ts')] }, join(ROOT, 'lib'));
  expect([...files].sort()).toEqual(['index', 'packs/import', 'packs/manifests', `packs/manifests-${engine}`]);
});
