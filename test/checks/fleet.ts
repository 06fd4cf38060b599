import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CheckOptions, CheckResult, checkInventory } from '../../src/checks';
import { Expander, ExternalObject, Inventory, InventoryObject, isManifest, SecretValues, SopsFileFacts, sopsFileFacts } from '../../src/inventory';
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

/** Manifests of one YAML text as a fleet. */
export function fleetOf(yaml: string, options: FleetOptions = {}): Inventory {
  const { documents, faults } = parseYaml(yaml);
  expect(faults).toEqual([]);
  const objects = documents.map(({ value, position }, index) => {
    if (!isManifest(value)) {
      throw new Error(`document ${index} is no manifest`);
    }
    return new InventoryObject(value, { subject: `${value.kind as string} ${index}`, place: (path) => ({ file: 'fleet.yaml', ...position(path) }) });
  });
  const secrets = new SecretValues();
  secrets.add(options.secrets, 'secrets/prod.enc.yaml');
  return new Inventory(objects, { ...options, secrets, sopsFiles: sopsFilesOf(yaml, objects, options.creationRules), charts: options.chart && [{ url: 'oci://ghcr.io/myorg/charts/shop', path: writeChart(options.chart) }] });
}

function sopsFilesOf(yaml: string, objects: readonly InventoryObject[], rules: string | undefined): SopsFileFacts[] {
  const place = { path: 'secrets/shop.sops.yaml', absolutePath: '/secrets/shop.sops.yaml', configPath: '.sops.yaml' };
  return rules === undefined ? [] : objects.map((object) => sopsFileFacts(object, Buffer.from(yaml), parseConfig(Buffer.from(rules), '/.sops.yaml'), place));
}

/** The files of a chart as a directory. */
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
  return checkInventory(fleetOf(yaml, options), { targetOf: () => target, expander: new Expander(), settings: options.settings });
}

/** The codes of what is found, each once, in order. */
export function codesIn(yaml: string, options?: FleetOptions): string[] {
  return [...new Set(check(yaml, options).findings.map(({ code }) => code))].sort();
}

/** `code path message` of what is found. */
export function found(yaml: string, options?: FleetOptions): string[] {
  return check(yaml, options).findings.map(({ code, message }) => `${code} ${message}`);
}
