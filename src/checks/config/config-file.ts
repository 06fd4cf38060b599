/** `cdk8s-gitops.yaml`: what a repository decides about its checks. */
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { fail } from '../../diagnostics';
import { ChartAtHand, ExternalObject, InventoryObject, KIND, kindName } from '../../inventory';
import { SchemaTarget, targetVersions } from '../../schema';
import { fileGlobToRegExp, fitsNothing, formatChoices, globToRegExp, parseYaml, Path } from '../../text';
import { Severity, SeverityChoice, Suppression } from '../engine';
import { CheckConfig } from './config';
import { ConfigReader } from './config-reader';
import { newest, tryMinor } from './target-version';

/** Where a configuration is looked for. */
export const CONFIG_NAMES: readonly string[] = ['cdk8s-gitops.yaml', 'cdk8s-gitops.yml'];

const KEYS = ['argocd', 'flux', 'ignore', 'suppress', 'severity', 'external', 'charts', 'world'];
const SEVERITIES: readonly Severity[] = ['error', 'warning'];

/** Where a configuration is from. */
export interface ConfigOrigin {
  /** Absolute. */
  readonly file: string;
  /** What the user calls it. */
  readonly name: string;
  /** Files of objects are relative to it. */
  readonly base: string;
}

/** The configuration that a text describes. CHK110, CHK111 and CHK112 for everything that is not understood. */
export function parseConfig(text: string, origin: ConfigOrigin): CheckConfig {
  const { documents, faults } = parseYaml(text);
  if (faults.length > 0) {
    fail('CHK110', `${origin.name}:${faults[0].line}`, `the configuration is no YAML: ${faults[0].message}`, 'correct the file');
  }
  if (documents.length > 1) {
    fail('CHK110', origin.name, `the configuration has ${documents.length} documents`, 'keep one');
  }
  const [document] = documents;
  const start = () => ({ line: 1, column: 1 });
  if (document === undefined || document.value === null) {
    return new ConfigParser(new ConfigReader({ value: {}, position: start, keyPosition: start }, origin.name), origin).parse();
  }
  return new ConfigParser(new ConfigReader(document, origin.name), origin).parse();
}

class ConfigParser {
  private readonly folder: string;

  public constructor(private readonly reader: ConfigReader, private readonly origin: ConfigOrigin) {
    this.folder = dirname(origin.file);
  }

  public parse(): CheckConfig {
    const fields = this.reader.fields(this.reader.value, [], KEYS);
    const isIgnored = this.files(fields.ignore, ['ignore']);
    const world = this.reader.text(fields.world, ['world']);
    const config: CheckConfig = {
      target: { ...this.version(fields.argocd, 'argocd'), ...this.version(fields.flux, 'flux') },
      isIgnored,
      settings: {
        suppressions: this.reader.list(fields.suppress, ['suppress']).map((item, index) => this.suppression(item, index)),
        severities: this.severities(fields.severity),
      },
      charts: this.reader.list(fields.charts, ['charts']).map((item, index) => this.chart(item, index)),
      ...fields.external !== undefined && { externals: this.reader.list(fields.external, ['external']).map((item, index) => this.external(item, index)) },
      ...world !== undefined && { world: this.path(world) },
    };
    this.reader.throwIfAny();
    return config;
  }

  /** YAML takes `3.10` for 3.1, so a version is a text. */
  private version(value: unknown, product: 'argocd' | 'flux'): Partial<SchemaTarget> {
    if (value === undefined) {
      return {};
    }
    if (typeof value !== 'string') {
      this.reader.wrong([product], 'is a number, and 3.10 would be 3.1', `write it in quotes, such as '${newest(product)}'`);
      return {};
    }
    const minor = tryMinor(product, value);
    if (minor === undefined) {
      this.reader.wrong([product], `"${value}" is no version that is known`, `use ${formatChoices(targetVersions(product))}`);
    }
    return minor === undefined ? {} : { [product]: minor };
  }

  private suppression(item: unknown, index: number): Suppression {
    const path = ['suppress', index];
    const fields = this.reader.fields(item, path, ['code', 'files', 'object', 'reason']);
    const files = fields.files === undefined ? undefined : this.files(fields.files, [...path, 'files']);
    const object = this.reader.text(fields.object, [...path, 'object']);
    const isObject = object === undefined ? undefined : this.objectPattern(object, [...path, 'object']);
    return {
      code: this.reader.neededText(fields.code, [...path, 'code']),
      reason: typeof fields.reason === 'string' ? fields.reason : '',
      subject: this.reader.place(fields.code === undefined ? path : [...path, 'code']),
      matches: (other) => {
        const { file } = other.origin;
        return (files === undefined || (file !== undefined && files(resolve(this.origin.base, file)))) && isObject?.(other) !== false;
      },
    };
  }

  /** `Kind/name` or `Kind/namespace/name`, each of them with `*`. */
  private objectPattern(text: string, path: readonly (string | number)[]): (object: InventoryObject) => boolean {
    const parts = text.split('/').map((part) => globToRegExp(part, { crossesSlash: true }));
    if (parts.length < 2 || parts.length > 3) {
      this.reader.wrong(path, `"${text}" names no object`, 'write Kind/name or Kind/namespace/name');
    }
    return ({ kind, namespace, name }) => (parts.length === 2 ? [kind, name] : [kind, namespace ?? '', name]).every((word, index) => parts[index].test(word));
  }

  private severities(value: unknown): SeverityChoice[] {
    const fields = value === undefined ? {} : this.reader.fields(value, ['severity'], Object.keys(value ?? {}));
    return Object.entries(fields).map(([code, severity]) => {
      if (!SEVERITIES.includes(severity as Severity)) {
        this.reader.wrong(['severity', code], `is "${String(severity)}"`, `write ${formatChoices(SEVERITIES)}`);
      }
      return { code, severity: severity as Severity, subject: this.reader.keyPlace(['severity', code]), matches: () => true };
    });
  }

  private external(item: unknown, index: number): ExternalObject {
    const path = ['external', index];
    const fields = this.reader.fields(item, path, ['apiVersion', 'kind', 'name', 'namespace', 'keys']);
    const kind = this.reader.neededText(fields.kind, [...path, 'kind']);
    const apiVersion = this.reader.text(fields.apiVersion, [...path, 'apiVersion']);
    const namespace = this.reader.text(fields.namespace, [...path, 'namespace']);
    return {
      kindName: apiVersion === undefined ? knownKind(kind) : kindName(apiVersion, kind),
      name: this.reader.neededText(fields.name, [...path, 'name']),
      ...namespace !== undefined && { namespace },
      ...fields.keys !== undefined && { keys: this.reader.texts(fields.keys, [...path, 'keys']) },
    };
  }

  private chart(item: unknown, index: number): ChartAtHand {
    const path = ['charts', index];
    const fields = this.reader.fields(item, path, ['url', 'chart', 'version', 'path']);
    const [chart, version] = ['chart', 'version'].map((key) => this.reader.text(fields[key], [...path, key]));
    return {
      url: this.reader.neededText(fields.url, [...path, 'url']),
      ...chart !== undefined && { chart },
      ...version !== undefined && { version },
      path: this.path(this.reader.neededText(fields.path, [...path, 'path'])),
    };
  }

  /** Patterns are relative to the folder of the configuration. */
  private files(value: unknown, path: Path): (file: string) => boolean {
    const expressions = this.reader.texts(value, path).map((pattern, index) => {
      const expression = fileGlobToRegExp(pattern);
      if (fitsNothing(expression)) {
        this.reader.wrong(typeof value === 'string' ? path : [...path, index], `"${pattern}" fits no file`, 'write a path from the folder of this file, such as "archive" or "apps/*.yaml"');
      }
      return expression;
    });
    return (file) => {
      const place = relative(this.folder, file).split(sep).join('/');
      return expressions.some((expression) => expression.test(place));
    };
  }

  private path(path: string): string {
    return isAbsolute(path) ? path : join(this.folder, path);
  }
}

/** The group of a kind that is known here; a kind of the core group otherwise. */
function knownKind(kind: string): string {
  return Object.values(KIND).find((known) => known.endsWith(`/${kind}`)) ?? kind;
}
