import { DIRECTORY_CODES, Expander, expanderCodes, Inventory, InventoryObject } from '../inventory';
import { SCHEMA_CODES, SchemaTarget } from '../schema';
import { COVERED_BY } from './applicationset/covers';
import { allChecks, checksFor } from './catalogue';
import { annotatedSuppressions, applySettings, CheckSettings, FailedCheck, Finding, ObjectPass, runChecks, Suppression } from './engine';
import { schemaFindings } from './schema-pass';
import { findSettingsFaults, reportUnused, SettingsFault } from './settings-faults';

export interface CheckOptions {
  /** The versions that an object is for. */
  readonly targetOf: (object: InventoryObject) => SchemaTarget;
  readonly settings?: CheckSettings;
  /** Without one, ApplicationSets are not expanded. */
  readonly expander?: Expander;
  /** What was found before: faults of files. Settings hold for it, too. */
  readonly found?: readonly Finding[];
  /** What the schemas say of an object, where that is known already. */
  readonly schemaFindings?: ObjectPass;
  /** Called for each object that is done. */
  readonly onObject?: () => void;
}

export interface CheckResult {
  readonly findings: readonly Finding[];
  /** What is wrong with the settings, and with checks themselves. */
  readonly faults: readonly SettingsFault[];
}

/** Every code that a finding may have. */
function findingCodes(): string[] {
  return [...allChecks().map(({ code }) => code), ...[SCHEMA_CODES, DIRECTORY_CODES, expanderCodes()].flatMap((table) => Object.keys(table))];
}

/** Everything that is wrong with a fleet, at the severities that the user chose, without the findings that are meant. */
export function checkInventory(inventory: Inventory, options: CheckOptions): CheckResult {
  const suppressions = [...options.settings?.suppressions ?? [], ...inventory.objects.flatMap(annotatedSuppressions)];
  const settings = { ...options.settings, suppressions };
  const pass: ObjectPass = options.schemaFindings ?? (({ manifest }, target) => schemaFindings(manifest, target));
  const own = runChecks(inventory, { ...options, checks: checksFor(inventory), pass, coveredBy: COVERED_BY });
  const { findings, unused } = applySettings([...options.found ?? [], ...own.findings], settings);
  const isDecided = suppressions.length > 0 || (settings.severities ?? []).length > 0;
  return { findings, faults: [...isDecided ? settingsFaults(settings, unused) : [], ...own.failed.map(failureFault)] };
}

/** Only a warning: nobody could go on otherwise, and all other checks were asked. */
function failureFault({ code, place, objects }: FailedCheck): SettingsFault {
  const [first, ...others] = objects ?? [];
  const more = others.length === 0 ? '' : others.length === 1 ? ' and one other object' : ` and ${others.length} other objects`;
  const what = first === undefined ? 'the fleet' : `"${first.origin.subject}"${more}`;
  return { code: 'CHK120', severity: 'warning', subject: `check ${code}`, message: `failed itself (${place}), and says nothing about ${what}`, fix: 'report it to cdk8s-gitops' };
}

/** Each suppression is judged by itself: one that is wrong needs no second word, and says nothing about its neighbours. */
function settingsFaults(settings: CheckSettings, unused: readonly Suppression[]): SettingsFault[] {
  const known = findingCodes();
  const isSound = (suppression: Suppression) => findSettingsFaults({ suppressions: [suppression] }, known).length === 0;
  return [...findSettingsFaults(settings, known), ...reportUnused(unused.filter(isSound))];
}
