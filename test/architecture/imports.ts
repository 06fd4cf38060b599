import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import * as ts from 'typescript';

export const SRC = resolve(__dirname, '../../src');

/** One import or re-export of a source file. */
export interface Import {
  /** The importing file, from `src/`. */
  readonly from: string;
  /** A file of ours, from `src/`, or the name of a package or Node module. */
  readonly to: string;
  readonly ours: boolean;
  /** `import type` leaves no trace in the compiled code. */
  readonly typeOnly: boolean;
}

/** Source files that people write, from `src/`. */
export function sourceFiles(): string[] {
  return readdirSync(SRC, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(SRC, join(entry.parentPath, entry.name)).split('\\').join('/'))
    .sort();
}

export function readSource(file: string): string {
  return readFileSync(join(SRC, file), 'utf8');
}

export function importsOf(file: string): Import[] {
  const source = ts.createSourceFile(file, readSource(file), ts.ScriptTarget.Latest);
  return source.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) {
      return [];
    }
    if (!statement.moduleSpecifier || !ts.isStringLiteral(statement.moduleSpecifier)) {
      return [];
    }
    const typeOnly = ts.isImportDeclaration(statement)
      ? statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
      : statement.isTypeOnly;
    const name = statement.moduleSpecifier.text;
    return [{ from: file, to: name.startsWith('.') ? resolveOurs(file, name) : name, ours: name.startsWith('.'), typeOnly }];
  });
}

/** The folder of a file, undefined for files directly in `src/`. */
export function folderOf(file: string): string | undefined {
  return file.includes('/') ? file.slice(0, file.indexOf('/')) : undefined;
}

function resolveOurs(from: string, name: string): string {
  const base = resolve(SRC, dirname(from), name);
  const found = [`${base}.ts`, join(base, 'index.ts')].find((path) => existsSync(path));
  if (found === undefined) {
    throw new Error(`${from} imports ${name}, which is no file; generated files come from "npm run generate"`);
  }
  return relative(SRC, found).split('\\').join('/');
}
