import { join } from 'node:path';
import * as ts from 'typescript';
import { ROOT } from '../../tools/docs/pages';

/** A program to check, and where it stands, for messages. */
export interface Snippet {
  readonly name: string;
  readonly code: string;
}

/** The settings of a user's project, with our name leading to our source code. */
function options(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile) as { readonly config: object };
  const { options: ours } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
  return {
    ...ours,
    noEmit: true,
    rootDir: ROOT,
    noUnusedLocals: false,
    noUnusedParameters: false,
    types: ['node'],
    paths: { 'cdk8s-gitops': [join(ROOT, 'src/index.ts')] },
  };
}

/** What TypeScript says about the snippets, as `page:line: message`. One program for all, because the library is what costs time. */
export function compile(snippets: readonly Snippet[]): string[] {
  const virtual = new Map(snippets.map(({ name, code }, index) => [join(ROOT, 'docs', `snippet-${index}.ts`), { name, code: `${code}\nexport {};\n` }]));
  const settings = options();
  const host = ts.createCompilerHost(settings);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (path) => virtual.has(path) || fileExists.call(host, path);
  host.readFile = (path) => virtual.get(path)?.code ?? readFile.call(host, path);
  host.getSourceFile = (path, language) => {
    const snippet = virtual.get(path);
    return snippet ? ts.createSourceFile(path, snippet.code, language) : getSourceFile.call(host, path, language);
  };
  const program = ts.createProgram([...virtual.keys()], settings, host);
  return [...virtual].flatMap(([path, { name }]) => {
    const file = program.getSourceFile(path)!;
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map((diagnostic) => {
      const { line } = file.getLineAndCharacterOfPosition(diagnostic.start ?? 0);
      return `${name}, line ${line + 1} of the block: ${ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ')}`;
    });
  });
}
