import { Command, Option } from 'commander';
import { expandApplicationSet, Expansion, Repositories, World } from '../applicationset';
import { Diagnostic, fail, formatDiagnostics, Progress } from '../diagnostics';
import { FoundSets, readSets } from './documents';
import { EXIT, ExitCode } from './exit-code';
import { diffExpansions, renderDiff } from './expand-diff';
import { ExpandedSet, FORMATS } from './expand-output';
import { readWorld, worldAt } from './expand-world';
import { Terminal } from './terminal';

interface ExpandOptions {
  readonly world: readonly string[];
  readonly repo: readonly string[];
  readonly output?: string;
  readonly against?: string;
}

interface ExpandedAll {
  readonly sets: readonly ExpandedSet[];
  readonly diagnostics: readonly Diagnostic[];
}

const EXAMPLES = `
Examples:
  cdk8s-gitops expand apps/
  cdk8s-gitops expand appset.yaml --repo https://github.com/myorg/config=../config -o yaml
  cdk8s-gitops expand apps/ --repo https://github.com/myorg/fleet=. --against origin/main

What is not given is unknown until run time, and said to be so; everything else is what Argo CD would make.`;

/** `expand`: the Applications that ApplicationSets would make. */
export function addExpandCommand(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
  const collect = (value: string, before: readonly string[]) => [...before, value];
  program.command('expand')
    .description('Show the Applications that ApplicationSets will create, before they exist.')
    .argument('<path...>', 'files and directories with ApplicationSets; other documents are passed over')
    .option('--world <file>', 'YAML file with what a cluster knows: clusters, their Secrets, repositories, pull requests (repeatable)', collect, [])
    .option('--repo <url=dir[@rev]>', 'local directory of a Git repository, or a revision of a clone (repeatable)', collect, [])
    .addOption(new Option('-o, --output <format>', 'what to print').choices([...Object.keys(FORMATS), 'diff']))
    .option('--against <revision>', 'show what changes since this Git revision of the files and of the repositories in their clone')
    .addHelpText('after', EXAMPLES)
    .action((paths: string[], options: ExpandOptions) => end(expandCommand(paths, options, terminal)));
}

function expandCommand(paths: readonly string[], options: ExpandOptions, terminal: Terminal): ExitCode {
  const output = options.output ?? (options.against === undefined ? 'table' : 'diff');
  if ((output === 'diff') !== (options.against !== undefined)) {
    fail('EXP100', '-o', output === 'diff' ? '"diff" needs a revision to compare with' : `"${output}" shows one revision, and --against compares two`,
      output === 'diff' ? 'add --against REVISION' : 'write -o diff, or leave one of the two away');
  }
  const world = readWorld(options.world, options.repo);
  const found = readSets(paths);
  const now = expandAll(found, world);
  if (options.against === undefined) {
    terminal.out(FORMATS[output](now.sets));
  } else {
    const before = expandAll(readSets(paths, options.against), worldAt(world, options.against, paths));
    terminal.out(`${renderDiff(diffExpansions(expansionsOf(before), expansionsOf(now)), terminal)}\n`);
    report(before, `at ${options.against}: `, terminal);
  }
  report(now, '', terminal);
  if (found.sets.length === 0) {
    terminal.err(`no ApplicationSet in ${found.files} file${found.files === 1 ? '' : 's'}\n`);
  }
  return now.diagnostics.length > 0 ? EXIT.findings : EXIT.clean;
}

function expandAll({ sets, diagnostics }: FoundSets, world: World): ExpandedAll {
  const repositories = new Repositories(world);
  const expanded = Progress.during('expanding ApplicationSets', sets.length, (progress) => sets.map(({ set, origin }) => {
    progress.tick();
    const name = (set.metadata as { readonly name?: unknown } | null | undefined)?.name;
    return { origin, expansion: expandApplicationSet(set, world, { subject: `${origin} ${typeof name === 'string' ? name : 'ApplicationSet'}`, repositories }) };
  }));
  return { sets: expanded, diagnostics: [...diagnostics, ...expanded.flatMap(({ expansion }) => expansion.diagnostics)] };
}

function expansionsOf({ sets }: ExpandedAll): readonly Expansion[] {
  return sets.map(({ expansion }) => expansion);
}

function report({ sets, diagnostics }: ExpandedAll, prefix: string, terminal: Terminal): void {
  const unknown = sets.flatMap(({ expansion, origin }) => expansion.unknown.map(({ generator, reason, fix, params }) =>
    `unknown until run time: ${origin} ${expansion.name} ${generator}${params === undefined ? '' : ` for ${params}`}: ${reason}\n  to know: ${fix}`));
  const lines = [...new Set(unknown), ...diagnostics.length > 0 ? [formatDiagnostics(diagnostics)] : []];
  lines.forEach((line) => terminal.err(`${prefix}${line}\n`));
}
