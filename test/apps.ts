import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { App } from 'cdk8s';
import { ArgoCd, ArgoCdProps } from '../src/argocd/argo-cd';
import { ChartSource, GitSource } from '../src/constructs';
import { FluxCd, FluxCdProps } from '../src/flux/flux-cd';
import { GitOpsApp, GitOpsAppProps, GitOpsChart } from '../src/layout';
import { parseYaml } from '../src/text';

const roots: string[] = [];

afterAll(() => roots.forEach((root) => rmSync(root, { recursive: true, force: true })));

export const config = GitSource.fromUrl('https://github.com/myorg/config', { branch: 'main' });
export const web = ChartSource.fromOci('oci://ghcr.io/myorg/charts/web', '1.2.3');

/** An empty directory, which is gone when the tests of the file are done. */
export function temporaryDirectory(): string {
  const root = mkdtempSync(join(tmpdir(), 'gitops-'));
  roots.push(root);
  return root;
}

/** A chart in an app that Argo CD delivers; its output is `dist` of a directory of its own. */
export function argoChart(app: GitOpsAppProps = {}, argo: ArgoCdProps = {}): GitOpsChart {
  return chartIn({ delivery: new ArgoCd(argo), ...app });
}

/** A chart in an app that Flux delivers. */
export function fluxChart(app: GitOpsAppProps = {}, flux: FluxCdProps = {}): GitOpsChart {
  return chartIn({ delivery: new FluxCd(flux), ...app });
}

function chartIn(props: GitOpsAppProps): GitOpsChart {
  const root = props.root ?? temporaryDirectory();
  return new GitOpsChart(new GitOpsApp({ root, outdir: join(root, 'dist'), ...props }), 'apps');
}

/** Every file below a directory, by its path. */
export function readTree(directory: string): Record<string, string> {
  const entries = existsSync(directory) ? readdirSync(directory, { recursive: true, withFileTypes: true }) : [];
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(files.map((file) => [relative(directory, file), readFileSync(file, 'utf8')]));
}

/** Synthesizes the app that a construct is in: every file that it wrote, without the list of them. */
export function written(chart: GitOpsChart): Record<string, string> {
  const app = chart.node.root as App;
  app.synth();
  const { '.cdk8s-gitops.json': _, ...files } = readTree(app.outdir);
  return files;
}

/** Every object of every file that the app wrote. */
export function manifests(chart: GitOpsChart): any[] {
  return Object.entries(written(chart))
    .filter(([path]) => path.endsWith('.yaml') && !path.startsWith('envs/'))
    .flatMap(([, text]) => parseYaml(text).documents.map(({ value }) => value));
}

/** The objects of a kind that the app wrote. */
export function ofKind(chart: GitOpsChart, kind: string): any[] {
  return manifests(chart).filter((manifest) => manifest.kind === kind);
}

/** The only object of a kind that the app wrote. */
export function only(chart: GitOpsChart, kind: string): any {
  const found = ofKind(chart, kind);
  expect(found).toHaveLength(1);
  return found[0];
}
