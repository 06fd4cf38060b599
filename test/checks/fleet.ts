import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CheckOptions, CheckResult, checkInventory } from '../../src/checks';
import {
  DirectoryContent, Expander, ExternalObject, Inventory, InventoryObject, isManifest, readDirectory, SecretValues, SopsFileFacts, sopsFileFacts,
} from '../../src/inventory';
import { parseConfig } from '../../src/sops';
import { parseYaml } from '../../src/text';
import { temporaryDirectory } from '../apps';

export interface FleetOptions {
  readonly isWhole?: boolean;
  readonly chart?: Readonly<Record<string, string>>;
  readonly secrets?: readonly string[];
  readonly creationRules?: string;
  readonly externals?: readonly ExternalObject[];
  readonly target?: { readonly argocd?: string; readonly flux?: string };
  readonly settings?: CheckOptions['settings'];
}

/** Stands before each file of an example that is a repository. */
const FILE = /^# file: (.+)\n/m;

/** Manifests of one YAML text as a fleet; with a `# file:` line before each part, a repository that is read as the command line reads one. */
export function fleetOf(yaml: string, options: FleetOptions = {}): Inventory {
  const { objects, layout } = FILE.test(yaml) ? repositoryOf(yaml) : { objects: manifestsOf(yaml), layout: undefined };
  const secrets = new SecretValues();
  secrets.add(options.secrets, 'secrets/prod.enc.yaml');
  const charts = options.chart && [{ url: 'oci://ghcr.io/myorg/charts/shop', path: writeChart(options.chart) }];
  return new Inventory(objects, { ...options, layout, secrets, charts, sopsFiles: sopsFilesOf(yaml, objects, options.creationRules) });
}

function repositoryOf(text: string): DirectoryContent {
  const [, ...parts] = text.split(FILE);
  const files = Object.fromEntries(parts.flatMap((part, index) => (index % 2 === 0 ? [[part, parts[index + 1]]] : [])));
  const root = writeChart(files);
  const content = readDirectory([root], { base: root });
  expect(content.faults).toEqual([]);
  return content;
}

function manifestsOf(yaml: string): InventoryObject[] {
  const { documents, faults } = parseYaml(yaml);
  expect(faults).toEqual([]);
  return documents.map(({ value, position }, index) => {
    if (!isManifest(value)) {
      throw new Error(`document ${index} is no manifest`);
    }
    return new InventoryObject(value, { subject: `${value.kind as string} ${index}`, place: (path) => ({ file: 'fleet.yaml', ...position(path) }) });
  });
}

function sopsFilesOf(yaml: string, objects: readonly InventoryObject[], rules: string | undefined): SopsFileFacts[] {
  const place = { path: 'secrets/shop.sops.yaml', absolutePath: '/secrets/shop.sops.yaml', configPath: '.sops.yaml' };
  return rules === undefined ? [] : objects.map((object) => sopsFileFacts(object, Buffer.from(yaml), parseConfig(Buffer.from(rules), '/.sops.yaml'), place));
}

/** Files of a chart or of a repository as a directory. */
export function writeChart(files: Readonly<Record<string, string>>): string {
  const directory = temporaryDirectory();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(directory, dirname(path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
  return directory;
}

/** Everything that the catalogue finds in manifests. */
export function check(yaml: string, options: FleetOptions = {}): CheckResult {
  const target = { argocd: '3.5', flux: '2.9', ...options.target };
  const result = checkInventory(fleetOf(yaml, options), { targetOf: () => target, expander: new Expander(), settings: options.settings });
  expect(result.faults.filter(({ code }) => code === 'CHK120')).toEqual([]);
  return result;
}

/** The codes of what is found, each once, in order. */
export function codesIn(yaml: string, options?: FleetOptions): string[] {
  return [...new Set(check(yaml, options).findings.map(({ code }) => code))].sort();
}

/** `code path message` of what is found. */
export function found(yaml: string, options?: FleetOptions): string[] {
  return check(yaml, options).findings.map(({ code, message }) => `${code} ${message}`);
}
