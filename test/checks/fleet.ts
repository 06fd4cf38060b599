import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CheckOptions, CheckResult, checkInventory } from '../../src/checks';
import { Expander, ExternalObject, Inventory, InventoryObject, isManifest, readDirectory } from '../../src/inventory';
import { parseYaml } from '../../src/text';

export interface FleetOptions {
  readonly isWhole?: boolean;
  readonly externals?: readonly ExternalObject[];
  readonly target?: { readonly argocd?: string; readonly flux?: string };
  readonly settings?: CheckOptions['settings'];
}

/** Manifests of one YAML text as a fleet. */
export function fleetOf(yaml: string, options: FleetOptions = {}): Inventory {
  return FILE.test(yaml) ? repositoryOf(yaml, options) : manifestsOf(yaml, options);
}

/** `# file: apps/shop.yaml` before each file: then it is a repository, read as the command line reads one. */
const FILE = /^# file: (.+)\n/m;

/** Texts of files are read when a check asks for them. */
const made: string[] = [];
afterAll(() => made.splice(0).forEach((root) => rmSync(root, { recursive: true })));

function repositoryOf(text: string, options: FleetOptions): Inventory {
  const root = mkdtempSync(join(tmpdir(), 'fleet-'));
  made.push(root);
  const [, ...parts] = text.split(FILE);
  for (let index = 0; index < parts.length; index += 2) {
    const file = join(root, parts[index]);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, parts[index + 1]);
  }
  const { objects, layout, faults } = readDirectory([root], { base: root });
  expect(faults).toEqual([]);
  return new Inventory(objects, { ...options, layout });
}

function manifestsOf(yaml: string, options: FleetOptions): Inventory {
  const { documents, faults } = parseYaml(yaml);
  expect(faults).toEqual([]);
  const objects = documents.map(({ value, position }, index) => {
    if (!isManifest(value)) {
      throw new Error(`document ${index} is no manifest`);
    }
    return new InventoryObject(value, { subject: `${value.kind as string} ${index}`, place: (path) => ({ file: 'fleet.yaml', ...position(path) }) });
  });
  return new Inventory(objects, options);
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
