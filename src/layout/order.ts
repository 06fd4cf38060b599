import { ApiObject, App, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { ConstructVertex, sortRange } from './topology';
import { asksNothing, throwInvalid } from './validate';

/** A chart, and its objects without those of charts inside it. */
export interface ChartObjects {
  readonly chart: Chart;
  readonly objects: readonly ApiObject[];
}

/** The order that cdk8s gives charts and objects (`resolveDependencies` of `cdk8s/lib/app.js`), found in one walk. */
export abstract class AppOrder {
  /** Undefined for a tree that only cdk8s itself can order: one that depends on another tree, or on itself. */
  public static tryOf(app: App): AppOrder | undefined {
    return ProgramOrder.tryFind(app) ?? DependencyOrder.tryFind(app);
  }

  /** The same, once every validation of the app was asked; throws what they say. */
  public static tryOfValid(app: App): AppOrder | undefined {
    const order = ProgramOrder.tryFind(app, asksNothing);
    if (order !== undefined) {
      return order;
    }
    throwInvalid(app);
    return AppOrder.tryOf(app);
  }

  /** Whether charts depend on each other, or stand inside each other: then cdk8s numbers the files. */
  public abstract readonly hasDependentCharts: boolean;

  /** The charts, each after those that it depends on. */
  public abstract charts(): Chart[];

  /** The objects of a chart without those of charts inside it, each after what it depends on. */
  public abstract objectsOf(chart: Chart): readonly ApiObject[];

  /** Both at once. */
  public chartObjects(): readonly ChartObjects[] {
    return this.charts().map((chart) => ({ chart, objects: this.objectsOf(chart) }));
  }
}

/** Where nothing depends on anything, as in most apps: the order of the program. */
class ProgramOrder extends AppOrder {
  /** Undefined also where some construct is not `fine`. */
  public static tryFind(app: App, fine: (construct: IConstruct) => boolean = () => true): ProgramOrder | undefined {
    const order = new ProgramOrder();
    return !app.node.children.some(({ node }) => isArrayIndex(node.id)) && order.tryWalk(app, fine) ? order : undefined;
  }

  public readonly hasDependentCharts = false;
  private readonly found: { readonly chart: Chart; readonly objects: ApiObject[] }[] = [];
  private byChart?: ReadonlyMap<Chart, readonly ApiObject[]>;

  private constructor() {
    super();
  }

  public charts(): Chart[] {
    return this.found.map(({ chart }) => chart);
  }

  public objectsOf(chart: Chart): readonly ApiObject[] {
    this.byChart ??= new Map(this.found.map(({ chart: one, objects }) => [one, objects]));
    return this.byChart.get(chart)!;
  }

  public chartObjects(): readonly ChartObjects[] {
    return this.found;
  }

  /** Children are put on the stack last first, and parents know the chart that they are in. */
  private tryWalk(app: App, fine: (construct: IConstruct) => boolean): boolean {
    const open: IConstruct[] = [app];
    const objectsOfOpen: (ApiObject[] | undefined)[] = [undefined];
    for (let construct = open.pop(); construct !== undefined; construct = open.pop()) {
      let objects = objectsOfOpen.pop();
      if (construct.node.dependencies.length > 0 || !fine(construct)) {
        return false;
      }
      if (construct instanceof ApiObject) {
        objects?.push(construct);
      } else if (construct instanceof Chart) {
        if (objects !== undefined) {
          return false;
        }
        objects = [];
        this.found.push({ chart: construct, objects });
      }
      const { children } = construct.node;
      for (let index = children.length - 1; index >= 0; index--) {
        open.push(children[index]);
        objectsOfOpen.push(objects);
      }
    }
    return true;
  }
}

/**
 * The order by `cdk8s/lib/dependency.js`, which makes an edge for each pair of objects of two charts that
 * depend on each other, and then follows every path; here a dependency stays one edge to the group of
 * objects behind it.
 */
class DependencyOrder extends AppOrder {
  public static tryFind(app: App): DependencyOrder | undefined {
    const order = new DependencyOrder(findVertices(app));
    return order.tryLink() ? order : undefined;
  }

  public hasDependentCharts = false;

  private readonly byConstruct: ReadonlyMap<IConstruct, ConstructVertex>;

  private constructor(private readonly vertices: readonly ConstructVertex[]) {
    super();
    this.byConstruct = new Map(vertices.map((vertex) => [vertex.construct, vertex]));
  }

  public charts(): Chart[] {
    return this.sorted(0, this.vertices.length).filter((vertex) => vertex.chart === vertex).map(({ construct }) => construct as Chart);
  }

  public objectsOf(chart: Chart): ApiObject[] {
    const vertex = this.byConstruct.get(chart)!;
    return this.sorted(vertex.index, vertex.end)
      .filter((one) => one.isObject && one.chart === vertex)
      .map(({ construct }) => construct as ApiObject);
  }

  private sorted(start: number, end: number): readonly ConstructVertex[] {
    const range = this.vertices.slice(start, end);
    const isInside = (vertex: ConstructVertex) => vertex.index >= start && vertex.index < end;
    return range.some((vertex) => vertex.dependencies.some(isInside)) ? sortRange(adoptionOrder(range), isInside) : adoptionOrder(range);
  }

  private tryLink(): boolean {
    for (const vertex of this.vertices) {
      for (const dependency of vertex.construct.node.dependencies) {
        const target = this.byConstruct.get(dependency);
        if (target === undefined || target === vertex) {
          return false;
        }
        vertex.dependencies.push(target);
      }
    }
    this.linkNestedCharts();
    this.linkCharts();
    return true;
  }

  private linkNestedCharts(): void {
    for (const parent of this.vertices.filter((vertex) => vertex.chart === vertex)) {
      const nested = parent.children.filter((child) => child.chart === child);
      parent.dependencies.push(...nested);
      this.hasDependentCharts ||= nested.length > 0;
    }
  }

  /** What depends on something of another chart makes its chart depend on that chart. */
  private linkCharts(): void {
    const found = new Map<ConstructVertex, Set<ConstructVertex>>();
    for (const source of this.vertices) {
      for (const target of source.dependencies) {
        const from = chartOf(source);
        const to = chartOf(target);
        if (from !== to) {
          found.set(from, (found.get(from) ?? new Set()).add(to));
        }
      }
    }
    found.forEach((charts, chart) => chart.dependencies.push(...charts));
    this.hasDependentCharts ||= found.size > 0;
  }
}

/** Every construct below `app`, parents first, without recursion. */
function findVertices(app: App): ConstructVertex[] {
  const vertices: ConstructVertex[] = [];
  const open: ConstructVertex[] = [new ConstructVertex(app, undefined)];
  for (let vertex = open.pop(); vertex !== undefined; vertex = open.pop()) {
    vertex.index = vertices.length;
    vertices.push(vertex);
    for (const child of vertex.construct.node.children) {
      vertex.children.push(new ConstructVertex(child, vertex));
    }
    for (let index = vertex.children.length - 1; index >= 0; index--) {
      open.push(vertex.children[index]);
    }
  }
  vertices.forEach((vertex) => vertex.end = vertex.index + 1);
  for (let index = vertices.length - 1; index > 0; index--) {
    const { parent, end } = vertices[index];
    parent!.end = Math.max(parent!.end, end);
  }
  return vertices;
}

function chartOf(vertex: ConstructVertex): ConstructVertex {
  // Outside of a chart, cdk8s has an error of its own.
  return vertex.chart ?? (Chart.of(vertex.construct), vertex);
}

/**
 * cdk8s keeps the vertices in an object by their path, and an object lists keys that look like array
 * indexes first. Only a path of one part can.
 */
function adoptionOrder(range: readonly ConstructVertex[]): readonly ConstructVertex[] {
  const numbered = range[0].parent === undefined ? range[0].children.filter(({ construct }) => isArrayIndex(construct.node.id)) : [];
  if (numbered.length === 0) {
    return range;
  }
  const first = new Set(numbered.sort((a, b) => Number(a.construct.node.id) - Number(b.construct.node.id)));
  return [...first, ...range.filter((vertex) => !first.has(vertex))];
}

function isArrayIndex(id: string): boolean {
  return /^(?:0|[1-9]\d{0,9})$/.test(id) && Number(id) < 2 ** 32 - 1;
}
