import { Check, FleetCheck, ObjectCheck, Report } from './check';
import { FailedCheck, FailedChecks } from './failed-checks';
import { Finding } from './finding';
import { CheckPlan } from './plan';
import { isCiphertext, valueAt } from './reading';
import { expandedOf, Subject, subjectOf, templateOf } from './subject';
import { Expander, Inventory, InventoryObject, KIND, KindName } from '../../inventory';
import { SchemaTarget } from '../../schema';
import { Path, toPointer } from '../../text';

/** What something else than a check of the catalogue finds wrong with one object: with codes of another folder. */
export type ObjectPass = (object: InventoryObject, target: SchemaTarget) => readonly Omit<Finding, 'object'>[];

export interface RunOptions {
  readonly checks: readonly Check[];
  readonly pass?: ObjectPass;
  /** The versions that an object is for. */
  readonly targetOf: (object: InventoryObject) => SchemaTarget;
  /** Expands ApplicationSets, so that what they make is checked as well. */
  readonly expander?: Expander;
  /** Codes of the expansion, with the codes of checks that say the same and say where: then the expansion is not heard. */
  readonly coveredBy?: Readonly<Record<string, readonly string[]>>;
  /** Asked now and then: how far it is. */
  readonly onObject?: () => void;
}

export interface RunResult {
  readonly findings: readonly Finding[];
  readonly failed: readonly FailedCheck[];
}

/** Runs every check over every object it is for. Findings come in the order of the objects. */
export function runChecks(inventory: Inventory, options: RunOptions): RunResult {
  const run = new Run(inventory, options);
  inventory.objects.forEach((object) => run.object(object));
  run.fleet();
  return run.finish();
}

/** An ApplicationSet may make the same mistake a thousand times. */
const MOST_OF_ONE_SET = 5;

class Run {
  private readonly findings = new Map<InventoryObject, Finding[]>();
  private readonly objectChecks: readonly ObjectCheck[];
  private readonly plans = new Map<KindName, CheckPlan>();
  private readonly ofAnyKind: CheckPlan;
  /** For those that an ApplicationSet makes: they are no objects yet. */
  private readonly ofApplications: CheckPlan;
  private readonly fleetChecks: readonly FleetCheck[];
  private readonly applications: Subject[] = [];

  private readonly failed = new FailedChecks();

  /** Whose checks are asked at the moment, and about what: one function serves all, because some objects have more than a hundred. */
  private plan!: CheckPlan;
  private subject!: Subject;

  private readonly blame: Report;
  private readonly giveUp: (error: unknown) => void;

  public constructor(private readonly inventory: Inventory, private readonly options: RunOptions) {
    this.blame = (path, message, fix) => {
      const { object, base, note } = this.subject;
      this.report(this.plan.asked, object, [...base, ...path], note === undefined ? message : `${message}, ${note}`, fix);
    };
    this.giveUp = (error) => this.failed.add(this.plan.asked, error, this.subject.object);
    this.fleetChecks = options.checks.filter((check) => 'checkAll' in check);
    this.objectChecks = options.checks.filter((check) => 'check' in check);
    this.ofAnyKind = new CheckPlan(this.checksOf('all'));
    this.ofApplications = new CheckPlan(this.checksOf(KIND.application));
  }

  public object(object: InventoryObject): void {
    const target = this.options.targetOf(object);
    for (const finding of this.options.pass?.(object, target) ?? []) {
      this.add({ object, ...finding });
    }
    const whole = subjectOf(object);
    this.ask(whole, target, this.planOf(object.kindName));
    if (object.kindName === KIND.application) {
      this.applications.push(whole);
    }
    if (object.kindName === KIND.applicationSet) {
      this.ask(templateOf(object), target, this.ofApplications);
      this.expanded(object, target);
    }
    this.options.onObject?.();
  }

  private planOf(kind: KindName): CheckPlan {
    let plan = this.plans.get(kind);
    if (plan === undefined) {
      const own = this.checksOf(kind);
      plan = own.length === 0 ? this.ofAnyKind : new CheckPlan([...this.checksOf('all'), ...own]);
      this.plans.set(kind, plan);
    }
    return plan;
  }

  private checksOf(kind: KindName | 'all'): ObjectCheck[] {
    return this.objectChecks.filter(({ kinds }) => (kinds === 'all' ? kind === 'all' : kinds.includes(kind)));
  }

  private ask(subject: Subject, target: SchemaTarget, plan: CheckPlan): void {
    this.subject = subject;
    this.plan = plan;
    plan.run(subject, this.blame, { inventory: this.inventory, target }, this.giveUp);
  }

  /** A field that is blamed in the template already is not blamed again in each Application: what is wrong there follows from it. */
  private expanded(object: InventoryObject, target: SchemaTarget): void {
    if (this.options.expander === undefined) {
      return;
    }
    const { applications, diagnostics } = this.options.expander.expand(object);
    // What a patch completes is not told by halves.
    const told = object.facts.isPartial === true ? [] : diagnostics;
    told.forEach(({ code, path, message, fix }) => this.add({ code, severity: 'error', object, path, message, fix }));
    const before = this.findings.get(object) ?? [];
    const said = new Set(before.map(({ path }) => toPointer(path)));
    const fresh: Finding[] = [];
    const subjects = applications.map((application) => expandedOf(object, application));
    this.applications.push(...subjects);
    for (const subject of subjects) {
      this.findings.set(object, []);
      this.ask(subject, target, this.ofApplications);
      fresh.push(...this.findings.get(object)!.filter((finding) => !said.has(toPointer(finding.path))));
      if (fresh.length >= MOST_OF_ONE_SET) {
        break;
      }
    }
    this.findings.set(object, [...before, ...fresh.slice(0, MOST_OF_ONE_SET)]);
  }

  public fleet(): void {
    for (const check of this.fleetChecks) {
      const report = (object: InventoryObject, path: Path, message: string, fix?: string) => this.report(check, object, path, message, fix);
      try {
        check.checkAll({ inventory: this.inventory, applications: this.applications, targetOf: (object) => this.options.targetOf(object) }, report);
      } catch (error) {
        this.failed.add(check, error);
      }
    }
  }

  private report({ code, severity, fix }: Check, object: InventoryObject, path: Path, message: string, nearer = fix): void {
    this.add({ code, severity, object, path, message, fix: nearer });
  }

  private add(finding: Finding): void {
    const of = this.findings.get(finding.object);
    if (of === undefined) {
      this.findings.set(finding.object, [finding]);
    } else {
      of.push(finding);
    }
  }

  public finish(): RunResult {
    const { objects, files, sopsFiles } = this.inventory;
    const blamed = [...objects, ...files, ...sopsFiles.map(({ object }) => object)].filter((object) => this.findings.has(object));
    const findings = [...new Set(blamed)].flatMap((object) => this.withoutCovered(this.findings.get(object)!).filter(isCertain));
    return { findings, failed: this.failed.all };
  }

  private withoutCovered(findings: readonly Finding[]): readonly Finding[] {
    const { coveredBy } = this.options;
    if (coveredBy === undefined || findings.length < 2) {
      return findings;
    }
    const found = new Set(findings.map(({ code }) => code));
    return findings.filter(({ code }) => !(coveredBy[code] ?? []).some((other) => found.has(other)));
  }
}

/** Missing fields, and rules of the kind that speak of several. */
const MAY_COME_YET: ReadonlySet<string> = new Set(['SCH106', 'SCH120', 'SCH140']);

/** What patches may still add is not missing; what a substitution fills in is not yet what it will be. */
function isCertain({ code, path, object }: Finding): boolean {
  if (MAY_COME_YET.has(code)) {
    return object.facts.isPartial !== true;
  }
  if (object.facts.isRenamed && path.length === 2 && path[0] === 'metadata' && path[1] === 'name') {
    return false;
  }
  return !(code.startsWith('SCH') && isOpen(valueAt(object.manifest, ...path)));
}

function isOpen(value: unknown): boolean {
  return typeof value === 'string' && (value.includes('${') || isCiphertext(value));
}
