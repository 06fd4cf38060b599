import { ApiObject, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';

/** A construct as a vertex of the dependency graph. */
export class ConstructVertex {
  /** Where it stands, parents first; its descendants are those up to, not including, `end`. */
  public index = 0;
  public end = 0;
  public readonly children: ConstructVertex[] = [];
  /** What comes before it, in the order in which cdk8s learns of it. */
  public readonly dependencies: ConstructVertex[] = [];
  public readonly isObject: boolean;
  /** The chart that it is in; a chart is in itself. */
  public readonly chart?: ConstructVertex;
  private group?: readonly ConstructVertex[];

  public constructor(public readonly construct: IConstruct, public readonly parent: ConstructVertex | undefined) {
    this.isObject = construct instanceof ApiObject;
    this.chart = !this.isObject && construct instanceof Chart ? this : parent?.chart;
  }

  /** The objects in and below it that are of its chart: what is meant when something depends on it. */
  public get objects(): readonly ConstructVertex[] {
    return this.group ??= this.findObjects();
  }

  private findObjects(): ConstructVertex[] {
    const found: ConstructVertex[] = [];
    const open: ConstructVertex[] = [this];
    for (let vertex = open.pop(); vertex !== undefined; vertex = open.pop()) {
      if (vertex.isObject) {
        found.push(vertex);
      }
      for (let index = vertex.children.length - 1; index >= 0; index--) {
        const child = vertex.children[index];
        if (child.chart === this.chart) {
          open.push(child);
        }
      }
    }
    return found;
  }
}

type IsInside = (vertex: ConstructVertex) => boolean;

/** The objects behind a dependency; sorted once, however many depend on them. */
class Group {
  public isDone = false;

  public constructor(public readonly members: readonly ConstructVertex[]) {}
}

/** What an object inherits from a construct around it: the groups behind each of the construct's dependencies. */
class Bundle {
  public isDone = false;

  public constructor(public readonly groups: readonly Group[]) {}
}

/** A vertex whose dependencies are being sorted, and how far that is. */
class Frame {
  public step = 0;
  public group = 0;
  public member = 0;
  /** An object does not wait for itself, but then the group is not done yet. */
  public skippedInGroup = false;
  public skippedInBundle = false;

  public constructor(public readonly vertex: ConstructVertex, public readonly steps: readonly (ConstructVertex | Bundle)[]) {}

  public nextGroup(): void {
    this.skippedInBundle ||= this.skippedInGroup;
    this.skippedInGroup = false;
    this.member = 0;
    this.group++;
  }

  public nextStep(): void {
    this.skippedInBundle = false;
    this.group = 0;
    this.step++;
  }
}

/** Sorts the vertices of one graph, each after what it depends on; dependencies that lead out of the graph do not count. */
export function sortRange(range: readonly ConstructVertex[], isInside: IsInside): readonly ConstructVertex[] {
  const targets = findTargets(range, isInside);
  const sorter = new Sorter(isInside);
  range.filter((vertex) => !targets.has(vertex)).forEach((vertex) => sorter.visit(vertex));
  // Whatever no vertex without dependants leads to is in a cycle, or behind one: visiting it says so.
  range.forEach((vertex) => sorter.visit(vertex));
  return [...sorter.sorted];
}

/** Everything that something inside depends on. */
function findTargets(range: readonly ConstructVertex[], isInside: IsInside): ReadonlySet<ConstructVertex> {
  const targets = new Set<ConstructVertex>();
  const complete = new Set<ConstructVertex>();
  for (const source of range) {
    for (const target of source.dependencies.filter(isInside)) {
      targets.add(target);
    }
    for (const target of source.dependencies.filter((one) => one.chart !== undefined && isInside(one.chart) && !complete.has(one))) {
      const sources = source.objects;
      const others = sources.length === 1 ? target.objects.filter((one) => one !== sources[0]) : sources.length === 0 ? [] : target.objects;
      others.forEach((one) => targets.add(one));
      if (others.length === target.objects.length) {
        complete.add(target);
      }
    }
  }
  return targets;
}

/** Depth first, dependencies before dependants, without recursion: a chain may be as long as the app. */
class Sorter {
  public readonly sorted = new Set<ConstructVertex>();
  private readonly open = new Set<ConstructVertex>();
  private readonly frames: Frame[] = [];
  private readonly bundles = new Map<ConstructVertex, Bundle>();
  private readonly groups = new Map<ConstructVertex, Group>();

  public constructor(private readonly isInside: IsInside) {}

  public visit(vertex: ConstructVertex): void {
    this.enter(vertex);
    while (this.frames.length > 0) {
      this.advance(this.frames[this.frames.length - 1]);
    }
  }

  private enter(vertex: ConstructVertex): void {
    if (this.sorted.has(vertex)) {
      return;
    }
    if (this.open.has(vertex)) {
      this.failCycle(vertex);
    }
    this.open.add(vertex);
    this.frames.push(new Frame(vertex, this.stepsOf(vertex)));
  }

  private advance(frame: Frame): void {
    if (frame.step === frame.steps.length) {
      this.frames.pop();
      this.open.delete(frame.vertex);
      this.sorted.add(frame.vertex);
      return;
    }
    const step = frame.steps[frame.step];
    if (step instanceof ConstructVertex) {
      frame.nextStep();
      this.enter(step);
    } else {
      this.advanceInBundle(step, frame);
    }
  }

  private advanceInBundle(bundle: Bundle, frame: Frame): void {
    if (!bundle.isDone && frame.group < bundle.groups.length) {
      this.advanceInGroup(bundle.groups[frame.group], frame);
      return;
    }
    bundle.isDone ||= !frame.skippedInBundle;
    frame.nextStep();
  }

  /** Enters the next member that is not sorted yet. */
  private advanceInGroup(group: Group, frame: Frame): void {
    while (!group.isDone && frame.member < group.members.length) {
      const member = group.members[frame.member++];
      if (member === frame.vertex) {
        frame.skippedInGroup = true;
      } else if (!this.sorted.has(member)) {
        this.enter(member);
        return;
      }
    }
    group.isDone ||= !frame.skippedInGroup;
    frame.nextGroup();
  }

  private stepsOf(vertex: ConstructVertex): (ConstructVertex | Bundle)[] {
    const steps: (ConstructVertex | Bundle)[] = vertex.dependencies.filter(this.isInside);
    if (!vertex.isObject) {
      return steps;
    }
    const around: ConstructVertex[] = [];
    for (let one: ConstructVertex | undefined = vertex; one !== undefined && one.chart === vertex.chart; one = one.parent) {
      if (one.dependencies.length > 0) {
        around.push(one);
      }
    }
    return [...steps, ...around.reverse().map((one) => this.bundleOf(one)).filter((bundle) => !bundle.isDone)];
  }

  private bundleOf(vertex: ConstructVertex): Bundle {
    let bundle = this.bundles.get(vertex);
    if (bundle === undefined) {
      const targets = vertex.dependencies.filter((target) => target.chart !== undefined && this.isInside(target.chart));
      bundle = new Bundle([...new Set(targets)].map((target) => this.groupOf(target)));
      this.bundles.set(vertex, bundle);
    }
    return bundle;
  }

  private groupOf(target: ConstructVertex): Group {
    const group = this.groups.get(target) ?? new Group(target.objects);
    this.groups.set(target, group);
    return group;
  }

  private failCycle(vertex: ConstructVertex): never {
    const open = this.frames.map((frame) => frame.vertex);
    const cycle = [...open.slice(open.indexOf(vertex)), vertex].map(({ construct }) => construct.node.path);
    throw new Error(`Dependency cycle detected: ${cycle.join(' => ')}`);
  }
}
