/**
 * A plain `cdk8s.App` orders and validates the whole app again for each chart (`App._synthChart`), so its
 * synth is quadratic. Charts of ours spare it that: the app has just validated everything when it asks
 * for its charts, and one order serves them all.
 */
import { ApiObject, App, Chart, YamlOutputType } from 'cdk8s';
import { AppOrder } from './order';
import { throwInvalid } from './validate';

/** One run of the synth of a plain app. */
interface Run {
  /** The app asks validations before anything else; only then its charts may be made without asking again. */
  isValidated: boolean;
  order?: AppOrder;
  /** The charts that this run has not made yet. */
  readonly waiting: Set<Chart>;
}

const runs = new WeakMap<App, Run>();

/** Lets the app that a chart is in make its charts in linear time. */
export function joinStockApp(chart: Chart): void {
  const app = chart.node.root;
  if (!(app instanceof App) || runs.has(app) || !hasStockCharts(app)) {
    return;
  }
  const run: Run = { isValidated: false, waiting: new Set() };
  runs.set(app, run);
  app.node.addValidation({
    validate: () => {
      run.isValidated = true;
      queueMicrotask(() => end(run));
      return [];
    },
  });
  Object.defineProperty(app, 'charts', { configurable: true, get: () => chartsOf(app, run) });
}

/** The manifests of a chart; undefined where only cdk8s can order them. */
export function tryMakeChart(chart: Chart): unknown[] | undefined {
  const app = chart.node.root;
  return app instanceof App ? tryOrderObjects(app, chart)?.map((object) => object.toJson() as unknown) : undefined;
}

function tryOrderObjects(app: App, chart: Chart): readonly ApiObject[] | undefined {
  const run = runs.get(app);
  if (run?.order && run.waiting.delete(chart)) {
    return run.order.objectsOf(chart);
  }
  const order = AppOrder.tryOf(app);
  if (order !== undefined) {
    throwInvalid(app);
    run && end(run);
  }
  return order?.objectsOf(chart);
}

function chartsOf(app: App, run: Run): Chart[] {
  const order = AppOrder.tryOf(app);
  const charts = order?.charts() ?? stockCharts.get!.call(app) as Chart[];
  // With one folder per chart, cdk8s takes the objects past the charts.
  if (run.isValidated && order !== undefined && app.yamlOutputType !== YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE) {
    end(run);
    run.order = order;
    charts.forEach((chart) => run.waiting.add(chart));
  }
  return charts;
}

/** A synth never waits, so it is over when the next task starts, however it ended. */
function end(run: Run): void {
  run.isValidated = false;
  run.order = undefined;
  run.waiting.clear();
}

const stockCharts = Object.getOwnPropertyDescriptor(App.prototype, 'charts')!;

function hasStockCharts(app: App): boolean {
  for (let one: object | null = app; one !== null; one = Object.getPrototypeOf(one) as object | null) {
    const own = Object.getOwnPropertyDescriptor(one, 'charts');
    if (own) {
      return own.get === stockCharts.get;
    }
  }
  return false;
}
