/** Go's own text/template, sprig and fasttemplate judge ours: the same templates, the same answers. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { isGitOpsError } from '../src/diagnostics';
import { renderFast } from '../src/fasttemplate';
import { compile, FuncMap, GoSlice, goType, int, stringMap } from '../src/gotemplate';
import { ARGOCD_FUNCS } from '../src/sprig';
import { CORE_CASES } from './templates/core';
import { FAST_CASES } from './templates/fast';
import { generateCases } from './templates/generate';
import { PRINTF_CASES } from './templates/printf';
import { SKIPS } from './templates/skips';
import { SPRIG_CASES } from './templates/sprig';
import { DATA, TemplateCase } from './templates/template-case';

export interface TemplateComparison {
  readonly cases: number;
  /** Same output, or both an error of the same stage. */
  readonly agreed: number;
  /** Both fail, and with the same text. */
  readonly sameErrors: number;
  readonly errors: number;
  readonly skipped: number;
  readonly differences: readonly string[];
}

interface Answer {
  readonly out?: string;
  readonly err?: string;
  readonly stage?: string;
}

/** How many templates are generated, beside those written by hand. */
const GENERATED = 6000;
const SEED = 20260812;
const NO_FUNCS: FuncMap = new Map();

export function compareTemplates(root: string, generated: number = GENERATED, seed: number = SEED): TemplateComparison {
  const cases = [...CORE_CASES, ...PRINTF_CASES, ...SPRIG_CASES, ...FAST_CASES, ...generateCases(generated, seed)];
  const answers = askOracle(root, cases);
  const result = { agreed: 0, sameErrors: 0, errors: 0, skipped: 0 };
  const differences: string[] = [];
  cases.forEach((test, index) => {
    const theirs = answers[index];
    const ours = render(test);
    result.errors += theirs.err === undefined ? 0 : 1;
    result.sameErrors += theirs.err !== undefined && ours.err === theirs.err ? 1 : 0;
    if (agrees(test, ours, theirs)) {
      result.agreed++;
    } else if (SKIPS.some(({ matches }) => matches(test, ours, theirs))) {
      result.skipped++;
    } else {
      differences.push(describe(test, ours, theirs));
    }
  });
  return { cases: cases.length, ...result, differences };
}

function describe({ mode, name, template, options, data }: TemplateCase, ours: Answer, theirs: Answer): string {
  const shown = data === DATA ? '' : ` with ${JSON.stringify(data)}`;
  const head = `${mode} ${JSON.stringify(name ?? '')} ${JSON.stringify(template)} ${(options ?? []).join(' ')}${shown}`;
  return `${head}\n  ours:   ${JSON.stringify(ours.out ?? ours.err)}\n  theirs: ${JSON.stringify(theirs.out ?? theirs.err)}`;
}

/** The language itself must fail in Go's very words; a function of sprig must fail where sprig does. */
function agrees(test: TemplateCase, ours: Answer, theirs: Answer): boolean {
  if (ours.out !== theirs.out || ours.stage !== theirs.stage) {
    return false;
  }
  return test.mode !== 'plain' || ours.err === theirs.err;
}

/** Builds the oracle into the cache and gives it all cases at once. */
function askOracle(root: string, cases: readonly TemplateCase[]): readonly Answer[] {
  const folder = join(root, '.cache');
  mkdirSync(folder, { recursive: true });
  const program = join(folder, 'template-oracle');
  execFileSync('go', ['build', '-o', program, '.'], { cwd: join(root, 'conformance', 'go', 'template-oracle'), stdio: ['ignore', 'inherit', 'inherit'] });
  const input = cases.map((test) => JSON.stringify(test)).join('\n');
  const { stdout, stderr, status } = spawnSync(program, { input, env: { ...process.env, TZ: 'UTC' }, maxBuffer: 1 << 30 });
  if (status !== 0) {
    throw new Error(`templates: the oracle failed: ${stderr.toString()}`);
  }
  return stdout.toString('utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as Answer);
}

function render(test: TemplateCase): Answer {
  let stage = 'parse';
  try {
    if (test.mode === 'fast') {
      return { out: renderFast(test.template, test.data as Readonly<Record<string, unknown>>) };
    }
    const template = compile(test.name ?? '', test.template, test.mode === 'plain' ? NO_FUNCS : ARGOCD_FUNCS, test.options);
    stage = 'exec';
    return { out: template.execute(typed(test.data)) };
  } catch (error) {
    if (!isGitOpsError(error)) {
      return { err: `CRASH ${(error as Error).stack}`, stage: 'crash' };
    }
    return { err: error.diagnostics[0].message, stage: error.code === 'TPL105' ? 'panic' : error.code === 'TPL104' ? 'volatile' : stage };
  }
}

/** The marks of a case as Go values, as the oracle reads them. */
function typed(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(typed);
  }
  if (value === null || typeof value !== 'object') {
    return value;
  }
  const marked = value as Readonly<Record<string, unknown>>;
  if (marked.$stringMap !== undefined) {
    return stringMap(Object.entries(marked.$stringMap as Readonly<Record<string, string>>));
  }
  if (marked.$strings !== undefined) {
    return new GoSlice([...marked.$strings as string[]], goType('[]string'));
  }
  return marked.$int === undefined
    ? Object.fromEntries(Object.entries(marked).map(([key, item]) => [key, typed(item)]))
    : int(marked.$int as number);
}

/** The figures, one line. */
export function describeComparison(comparison: TemplateComparison): string {
  const { cases, agreed, skipped, errors, sameErrors, differences } = comparison;
  return `templates: ${cases} cases, ${agreed} agree, ${skipped} listed differences, ${differences.length} unlisted; `
    + `${errors} errors in Go, ${sameErrors} of them with the same text`;
}

if (require.main === module) {
  const comparison = compareTemplates(join(__dirname, '..'), ...process.argv.slice(2).map(Number) as [number?, number?]);
  comparison.differences.slice(0, 40).forEach((difference) => console.log(difference));
  console.log(describeComparison(comparison));
  process.exitCode = comparison.differences.length > 0 ? 1 : 0;
}
