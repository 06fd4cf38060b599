// Writes the output of examples into their expected/ folders: npm run examples:update -- [PART-OF-A-NAME]
// A new example says for which engines it is by empty folders expected/argocd and expected/flux.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environmentOf, Example, findExamples } from './examples';

function update(example: Example): boolean {
  const outdir = mkdtempSync(join(tmpdir(), 'example-'));
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', example.main], {
    env: { ...process.env, ...environmentOf(example, outdir) }, stdio: 'inherit',
  });
  if (status === 0) {
    rmSync(example.expected, { recursive: true, force: true });
    cpSync(outdir, example.expected, { recursive: true });
  }
  rmSync(outdir, { recursive: true });
  process.stdout.write(`${status === 0 ? 'updated' : 'FAILED'} ${example.title}\n`);
  return status === 0;
}

const part = process.argv[2] ?? '';
const results = findExamples().filter(({ title }) => title.includes(part)).map(update);
process.exitCode = results.includes(false) ? 1 : 0;
