import * as ts from 'typescript';
import { applyEdits, Edit, parseCompiled } from './compiled';

/** What only the documentation and the tests ask of a check. */
const DOCUMENTED = ['bad', 'good', 'source', 'chart', 'badChart', 'secrets', 'creationRules', 'isWhole'];

/** A file that holds one check, or lists those of an area. Its types are for nobody. */
export function isOfCatalogue(file: string): boolean {
  return /^checks\/(?!engine\/|config\/)[^/]+\/(?:[a-z]{3}\d{3}-[^/]*|index)$/.test(file);
}

/** Half of the text of a check is its examples, which a synth has no use for. */
export function withoutExamples(source: string): string {
  const properties = parseCompiled(source).statements.flatMap(factsOf).filter(({ name }) => DOCUMENTED.includes(name?.getText() ?? ''));
  return applyEdits(source, properties.map((property): Edit => {
    const comma = /^\s*,/.exec(source.slice(property.getEnd()))?.[0] ?? '';
    return { start: property.getFullStart(), end: property.getEnd() + comma.length, text: '' };
  }));
}

/** `exports.name = { code: …, … }` */
function factsOf(statement: ts.Statement): readonly ts.ObjectLiteralElementLike[] {
  const value = ts.isExpressionStatement(statement) && ts.isBinaryExpression(statement.expression) ? statement.expression.right : undefined;
  const properties = value !== undefined && ts.isObjectLiteralExpression(value) ? [...value.properties] : [];
  return properties.some(({ name }) => name?.getText() === 'code') ? properties : [];
}
