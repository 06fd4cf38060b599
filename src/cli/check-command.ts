import { existsSync } from 'node:fs';
import { Command, Option } from 'commander';
import { askedTarget, checkDirectory, findConfig } from '../checks';
import { fail } from '../diagnostics';
import { Expander } from '../inventory';
import { renderJson } from './check-json';
import { CheckReport } from './check-report';
import { checkRows } from './check-rows';
import { renderSarif } from './check-sarif';
import { renderText } from './check-text';
import { EXIT, ExitCode } from './exit-code';
import { readWorld } from './expand-world';
import { FrameSources } from './frame-sources';
import { Terminal } from './terminal';

interface CheckCommandOptions {
  readonly argocd?: string;
  readonly flux?: string;
  readonly format: keyof typeof FORMATS;
  readonly config?: string;
  readonly world: readonly string[];
  readonly errorsOnly?: boolean;
}

const FORMATS = { text: renderText, json: renderJson, sarif: renderSarif } as const;

const EXAMPLES = `
Examples:
  cdk8s-gitops check clusters/ apps/
  cdk8s-gitops check . --argocd 3.3 --flux 2.7
  cdk8s-gitops check . --format sarif > findings.sarif

A file cdk8s-gitops.yaml of the repository says what is ignored, suppressed (with a reason), and what lives elsewhere.`;

/** `check`: what the cluster, Argo CD or Flux would refuse, ignore or misread. */
export function addCheckCommand(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
  const collect = (value: string, before: readonly string[]) => [...before, value];
  program.command('check')
    .description('Find what the cluster, Argo CD or Flux would refuse, ignore or misread in a repository of YAML.')
    .argument('<path...>', 'directories and files; kustomizations, charts and SOPS files are recognised, other YAML is passed over')
    .option('--argocd <version>', 'minor version of Argo CD (default: the newest)')
    .option('--flux <version>', 'minor version of Flux (default: the newest)')
    .addOption(new Option('--format <format>', 'what to print').choices(Object.keys(FORMATS)).default('text'))
    .option('--config <file>', 'configuration (default: cdk8s-gitops.yaml of the working directory or the repository)')
    .option('--world <file>', 'YAML file with what a cluster knows, to expand ApplicationSets (repeatable)', collect, [])
    .option('--errors-only', 'leave warnings out')
    .addHelpText('after', EXAMPLES)
    .action((paths: string[], options: CheckCommandOptions) => end(checkCommand(paths, options, terminal)));
}

function checkCommand(paths: readonly string[], options: CheckCommandOptions, terminal: Terminal): ExitCode {
  for (const path of paths.filter((one) => !existsSync(one))) {
    fail('CHK113', path, 'there is no such file or directory', 'correct the path');
  }
  const target = askedTarget(options, (product) => `--${product}`);
  const base = process.cwd();
  const config = findConfig(paths, base, options.config);
  const world = readWorld([...config.world === undefined ? [] : [config.world], ...options.world], []);
  const result = checkDirectory(paths, { config, target, base, expander: new Expander(world) });
  const rows = checkRows(result, base).filter(({ severity }) => severity === 'error' || options.errorsOnly !== true);
  const report: CheckReport = { rows, content: result.content, target: result.target, sources: new FrameSources(result.content, base) };
  terminal.out(FORMATS[options.format](report, terminal));
  return rows.length > 0 ? EXIT.findings : EXIT.clean;
}
