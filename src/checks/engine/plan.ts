import { CheckContext, ObjectCheck, Report } from './check';
import { Subject } from './subject';
import { Fields } from '../../inventory';
import { Path } from '../../text';

interface Step {
  /** The checks that need this very field, by their places in the plan. */
  readonly wanted: number[];
  readonly fields: Map<string, Step>;
  items?: Step;
}

/** The checks of a kind, so arranged that one look at a manifest tells which of them have anything to look at. */
export class CheckPlan {
  private readonly root = newStep();
  /** For each check the last round in which it has something to look at; those without needs always have. */
  private readonly rounds: number[];
  private round = 0;
  private place = 0;

  public constructor(private readonly checks: readonly ObjectCheck[]) {
    this.rounds = checks.map(({ needs }) => (needs === undefined ? Infinity : 0));
    checks.forEach(({ needs = [] }, place) => needs.forEach((path) => add(this.root, path, place)));
  }

  /** The check at work. */
  public get asked(): ObjectCheck {
    return this.checks[this.place];
  }

  /** In the order of the catalogue. One that fails itself keeps none of the others from being asked. */
  public run(subject: Subject, report: Report, context: CheckContext, failed: (error: unknown) => void): void {
    const { checks, rounds } = this;
    this.round++;
    this.visit(subject.manifest, this.root);
    for (let place = 0; place < checks.length; place++) {
      if (rounds[place] >= this.round) {
        this.place = place;
        try {
          checks[place].check(subject, report, context);
        } catch (error) {
          failed(error);
        }
      }
    }
  }

  private visit(value: unknown, { wanted, fields, items }: Step): void {
    for (let index = 0; index < wanted.length; index++) {
      this.rounds[wanted[index]] = this.round;
    }
    if (typeof value !== 'object' || value === null) {
      return;
    }
    if (Array.isArray(value)) {
      for (let index = 0; items !== undefined && index < value.length; index++) {
        this.visit(value[index], items);
      }
      return;
    }
    if (fields.size === 0) {
      return;
    }
    // A manifest has fewer fields than there are that some check wants.
    for (const name in value) {
      const step = fields.get(name);
      const inner = step && (value as Fields)[name];
      if (inner !== undefined) {
        this.visit(inner, step!);
      }
    }
  }
}

function newStep(): Step {
  return { wanted: [], fields: new Map(), items: undefined };
}

function add(root: Step, path: Path, place: number): void {
  const last = path.reduce<Step>((step, part) => (part === '*' ? step.items ??= newStep() : child(step, String(part))), root);
  last.wanted.push(place);
}

function child({ fields }: Step, name: string): Step {
  const made = fields.get(name) ?? newStep();
  fields.set(name, made);
  return made;
}
