// npm run demo: writes the fleet of main.ts for both engines into dist/, and shows what was written.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EnvironmentSet, GitOpsApp, Preview } from 'cdk8s-gitops';

const DIST = process.env.CDK8S_OUTDIR ?? 'dist';
const CLUSTERS = ['nonprod', 'prod-eu'];

/** What stands in a file, in a word: `HelmRelease shop-dev` for manifests, nothing for the rest. */
function describe(path: string): string {
  const text = readFileSync(path, 'utf8');
  if (/^sops:$/m.test(text)) {
    return 'values, encrypted with SOPS';
  }
  const objects = text.split(/^---$/m).flatMap((document) => {
    const kind = /^kind: (\S+)/m.exec(document)?.[1];
    const name = /^ {2}name: (.+)$/m.exec(document)?.[1];
    return kind && name ? [`${kind}/${name}`] : [];
  });
  return objects.length > 3 ? `${objects.slice(0, 2).join(', ')} and ${objects.length - 2} more` : objects.join(', ');
}

/** The lines of one folder. Below the folders of clusters, a folder is one line. */
function drawFolder(directory: string, depth: number): string[] {
  const entries = readdirSync(directory, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.'))
    .sort((a, b) => Number(a.isDirectory()) - Number(b.isDirectory()) || a.name.localeCompare(b.name));
  const indent = '  '.repeat(depth + 1);
  return entries.flatMap((entry) => {
    const path = join(directory, entry.name);
    if (!entry.isDirectory()) {
      return [`${`${indent}${entry.name}`.padEnd(34)}${describe(path)}`.trimEnd()];
    }
    const files = readdirSync(path).sort();
    const shown = files.length > 4 ? `${files.slice(0, 3).join(', ')} and ${files.length - 3} more` : files.join(', ');
    return depth === 0 || CLUSTERS.includes(entry.name)
      ? [`${indent}${entry.name}/`, ...drawFolder(path, depth + 1)]
      : [`${`${indent}${entry.name}/`.padEnd(34)}${shown}`];
  });
}

function countFiles(directory: string): number {
  return readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;
}

function countObjects(directory: string): number {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8').match(/^kind: /gm)?.length ?? 0)
    .reduce((sum, count) => sum + count, 0);
}

/** What every EnvironmentSet of an app will be in the cluster. */
function preview(app: GitOpsApp): string {
  const sets = app.node.findAll().filter((construct) => construct instanceof EnvironmentSet);
  return new Preview(sets.flatMap((set) => set.preview().applications)).table();
}

async function show(): Promise<void> {
  const { showcase } = await import('./main.js');
  for (const engine of ['argocd', 'flux']) {
    const directory = join(DIST, engine);
    process.stdout.write(`\n${directory}/  ${countFiles(directory)} files, ${countObjects(directory)} objects\n${drawFolder(directory, 0).join('\n')}\n`);
  }
  showcase.forEach((app) => process.stdout.write(`\nWhat it will be, by ${app.outdir}:\n\n${preview(app)}\n`));
  process.stdout.write(`
Five apps, three environments, two clusters: one program, examples/showcase/main.ts. What to look at next:

  cat ${DIST}/argocd/apps/shop.yaml
      one ApplicationSet for three environments, rolled out in order
  cat ${DIST}/flux/apps/prod-eu/shop-prod.yaml
      the same app in prod, for Flux
  less ${DIST}/flux/RUNBOOK.md
      the commands for this very fleet
  SOPS_AGE_KEY_FILE=examples/keys/test.agekey sops decrypt ${DIST}/flux/envs/payments-prod/payments-prod-secrets.sops.yaml
      the ciphertext is untouched (the key is a test key)
`);
}

show().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
