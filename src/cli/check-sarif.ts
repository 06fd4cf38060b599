/** SARIF 2.1.0, for code scanning of forges and editors. */
import { createHash } from 'node:crypto';
import { RuleFacts, ruleFacts } from '../checks';
import { CheckReport } from './check-report';
import { CheckRow } from './check-rows';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
const HOME = 'https://github.com/cdk8s-gitops/cdk8s-gitops';

export function renderSarif({ rows }: CheckReport): string {
  const codes = [...new Set(rows.map(({ code }) => code))].sort();
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [{
      tool: { driver: { name: 'cdk8s-gitops', informationUri: HOME, rules: codes.map(ruleFacts).map(ruleOf) } },
      columnKind: 'utf16CodeUnits',
      originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The root of the repository.' } } },
      results: rows.map((row) => resultOf(row, codes)),
    }],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function ruleOf({ code, title, why, page }: RuleFacts) {
  return {
    id: code,
    name: code,
    shortDescription: { text: `${title.charAt(0).toUpperCase()}${title.slice(1)}` },
    fullDescription: { text: why || title },
    help: { text: why || title, markdown: `${why || title}\n\n[${code}](${HOME}/blob/main/${page})` },
    helpUri: `${HOME}/blob/main/${page}`,
  };
}

function resultOf(row: CheckRow, codes: readonly string[]) {
  const { code, severity, message, fix, path, line, column, object, field } = row;
  const name = object === undefined ? undefined : [object.kind, object.namespace, object.name].filter((part) => part !== undefined).join('/');
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: severity,
    message: { text: `${message}\nfix: ${fix}` },
    locations: path === undefined ? [] : [{
      physicalLocation: {
        artifactLocation: { uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' },
        ...line !== undefined && { region: { startLine: line, startColumn: column ?? 1 } },
      },
      ...name !== undefined && { logicalLocations: [{ fullyQualifiedName: `${name}${field === '' ? '' : `.${field}`}`, kind: 'resource' }] },
    }],
    partialFingerprints: { 'finding/v1': createHash('sha256').update(JSON.stringify([code, path, name, field])).digest('hex').slice(0, 32) },
  };
}
