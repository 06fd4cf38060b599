import { Progress } from '../diagnostics';
import {
  DirectoryContent, Expander, FileFault, Inventory, InventoryObject, putAwayIn, readDirectory, readLocalRepository,
} from '../inventory';
import { SchemaTarget } from '../schema';
import { checkInventory, CheckResult } from './check-inventory';
import { CheckConfig, newest, NO_CONFIG } from './config';
import { Finding, SeverityChoice } from './engine';

export interface DirectoryCheckOptions {
  readonly config?: CheckConfig;
  /** Wins over the configuration. Default: the newest versions. */
  readonly target?: Partial<SchemaTarget>;
  /** Expands ApplicationSets with what is known of the world. */
  readonly expander?: Expander;
  /** Names of files are relative to it. Default: the working directory. */
  readonly base?: string;
}

export interface DirectoryCheckResult extends CheckResult {
  readonly content: DirectoryContent;
  readonly target: SchemaTarget;
}

/** Checks everything in files and directories, which have to be there. */
export function checkDirectory(paths: readonly string[], options: DirectoryCheckOptions = {}): DirectoryCheckResult {
  const { config = NO_CONFIG, base, expander = new Expander() } = options;
  const target: SchemaTarget = { argocd: newest('argocd'), flux: newest('flux'), ...config.target, ...options.target };
  const content = readDirectory(paths, { base, isIgnored: config.isIgnored });
  const { objects, known, layout, asked } = content;
  const isWhole = config.externals !== undefined;
  const repository = readLocalRepository(content);
  const inventory = new Inventory(known, { layout, externals: config.externals, charts: config.charts, repository, isWhole });
  const isPutAway = putAwayIn(inventory, layout, asked);
  const faults = content.faults.filter(({ path }) => !isPutAway(path));
  const severities = [...PRESENT.map(lowered), ...config.settings.severities ?? []];
  const settings = { targetOf: () => target, settings: { ...config.settings, severities }, expander, found: faults.map(findingOf) };
  const result = Progress.during('checking', known.length, (progress) => checkInventory(inventory, { ...settings, onObject: () => progress.tick() }));
  const others = new Set(known);
  objects.filter((object) => !isPutAway(layout.pathOf(object) ?? '')).forEach((object) => others.delete(object));
  const subjects = new Set([...others].map(({ origin }) => origin.subject));
  return {
    findings: result.findings.filter(({ object }) => !others.has(object)),
    faults: result.faults.filter(({ subject }) => !subjects.has(subject)),
    content,
    target,
  };
}

/** Secrets that are in a repository already break nothing in its cluster: a program must not write them, a reader is warned. */
const PRESENT: readonly string[] = ['SEC321', 'SEC322'];

function lowered(code: string): SeverityChoice {
  return { code, severity: 'warning', subject: code, matches: () => true };
}

/** A fault of a file as a finding: its object is the file. */
export function findingOf({ code, file, line, column, message, fix }: FileFault): Finding {
  const place = () => ({ file, line, column });
  const object = new InventoryObject({ apiVersion: '', kind: '' }, { subject: `${file}:${line}`, file, place });
  return { code, severity: 'error', object, path: [], message, fix };
}
