import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { ApiObject, App, AppProps, Chart, IResolver, ResolutionContext, YamlOutputType } from 'cdk8s';
import { Construct } from 'constructs';
import * as fc from 'fast-check';
import { appPlan, build } from './random-tree';
import { MANIFEST } from '../../src/layout/write-tree';
import { ArgoCd, GitOpsApp, GitOpsChart } from 'cdk8s-gitops';

const TYPES = [
  YamlOutputType.FILE_PER_APP, YamlOutputType.FILE_PER_CHART, YamlOutputType.FILE_PER_RESOURCE, YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
];

/** Every file below a directory, without our own list. */
function readFiles(directory: string): Record<string, string> {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = entries.map((entry) => join(entry.parentPath, entry.name)).map((file) => [relative(directory, file), readFileSync(file, 'utf8')]);
  return Object.fromEntries(files.filter(([file]) => file !== MANIFEST).sort());
}

function inDirectory<T>(use: (directory: string) => T): T {
  const directory = mkdtempSync(join(tmpdir(), 'same-bytes-'));
  try {
    return use(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** What an app writes, or the first words of why it does not. */
function output(make: (outdir: string) => App): unknown {
  return inDirectory((outdir) => {
    const app = make(outdir);
    try {
      app.synth();
    } catch (error) {
      return (error as Error).message.split(':')[0];
    }
    return readFiles(outdir);
  });
}

function same(props: AppProps, fill: (app: App) => void): void {
  const make = (appClass: new (props: AppProps) => App) => (outdir: string) => {
    const app = new appClass({ ...props, outdir });
    fill(app);
    return app;
  };
  expect(output(make(GitOpsApp))).toEqual(output(make(App)));
}

function thing(scope: Construct, id: string, spec: unknown = {}): ApiObject {
  return new ApiObject(scope, id, { apiVersion: 'v1', kind: 'Thing', spec } as never);
}

test.each(TYPES)('writes the bytes of cdk8s for random trees with dependencies, output type %s', (yamlOutputType) => {
  fc.assert(fc.property(appPlan, (plan) => same({ yamlOutputType }, (app) => build(app, plan))), { numRuns: 60 });
});

test('a plain App with our charts writes what it writes with its own', () => {
  fc.assert(fc.property(appPlan, (plan) => {
    class Hashed extends GitOpsChart {
      public constructor(scope: Construct, id: string) {
        super(scope, id, { disableResourceNameHashes: false });
      }
    }
    const write = (chartClass: new (scope: Construct, id: string) => Chart) => output((outdir) => {
      const app = new App({ outdir });
      build(app, plan, chartClass);
      return app;
    });
    expect(write(Hashed)).toEqual(write(Chart));
  }), { numRuns: 60 });
});

test.each(TYPES)('knows the resolvers of the app, output type %s', (yamlOutputType) => {
  const resolver: IResolver = {
    resolve(context: ResolutionContext) {
      if (context.value === 'secret') {
        context.replaceValue({ [context.key.join('.')]: context.obj.name });
      }
    },
  };
  same({ yamlOutputType, resolvers: [resolver] }, (app) => thing(new Chart(app, 'a'), 'b', { c: ['secret'] }));
});

test('writes the map of constructs when it is asked to', () => {
  same({ yamlOutputType: YamlOutputType.FILE_PER_CHART, recordConstructMetadata: true }, (app) => {
    const [one, two] = [new Chart(app, 'one'), new Chart(app, 'two')];
    one.addDependency(two);
    thing(one, '7');
    thing(two, 'x');
  });
});

test('keeps the order of keys when cdk8s is told not to sort', () => {
  process.env.CDK8S_DISABLE_SORT = '1';
  try {
    same({ yamlOutputType: YamlOutputType.FILE_PER_APP, outputFileExtension: '.yml' }, (app) => thing(new Chart(app, 'a'), 'b', { z: 1, a: { y: 2, b: 3 } }));
  } finally {
    delete process.env.CDK8S_DISABLE_SORT;
  }
});

test('lets a chart make its manifests by itself', () => {
  class Own extends Chart {
    public toJson(): unknown[] {
      return [...super.toJson(), { kind: 'Extra', metadata: { name: 'x' } }, undefined];
    }
  }
  same({ yamlOutputType: YamlOutputType.FILE_PER_CHART }, (app) => thing(new Own(app, 'a'), 'b'));
});

test('leaves a tree to cdk8s that depends on another tree', () => {
  const other = thing(new Chart(new App(), 'other'), 'x');
  same({ yamlOutputType: YamlOutputType.FILE_PER_CHART }, (app) => thing(new Chart(app, 'a'), 'b').addDependency(other));
});

test('fails as cdk8s does when a validation does, and asks it once', () => {
  const asked = { count: 0 };
  const fill = (app: App) => ['a', 'b', 'c'].forEach((id) => new Chart(app, id).node.addValidation({ validate: () => [`no ${++asked.count}`] }));
  same({ yamlOutputType: YamlOutputType.FILE_PER_CHART }, fill);
  const good = { count: 0 };
  inDirectory((outdir) => {
    const app = new GitOpsApp({ outdir, yamlOutputType: YamlOutputType.FILE_PER_CHART });
    ['a', 'b', 'c'].forEach((id) => new Chart(app, id).node.addValidation({ validate: () => (good.count++, []) }));
    app.synth();
  });
  expect(good.count).toBe(3);
});

test('fails as cdk8s does on a method that is called no more, and on what a validation adds', () => {
  class Old extends Chart {
    public onValidate(): string[] {
      return [];
    }
  }
  const old = (outdir: string, own: boolean) => {
    const app = own ? new GitOpsApp({ outdir, yamlOutputType: YamlOutputType.FILE_PER_CHART }) : new App({ outdir });
    new Old(app, 'old');
    return app;
  };
  expect(output((outdir) => old(outdir, true))).toBe(output((outdir) => old(outdir, false)));
  expect(output((outdir) => old(outdir, true))).toContain('"onValidate()" method');

  const adds = (outdir: string) => {
    const app = new GitOpsApp({ outdir, yamlOutputType: YamlOutputType.FILE_PER_CHART });
    const chart = new Chart(app, 'chart');
    chart.node.addValidation({ validate: () => (new ApiObject(chart, 'late', { apiVersion: 'v1', kind: 'ConfigMap' }), []) });
    return app;
  };
  expect(output(adds)).toMatchObject({ 'chart.k8s.yaml': expect.stringContaining('kind: ConfigMap') });
});

test.each([YamlOutputType.FILE_PER_APP, undefined])('writes a file of many pieces whole, and sees that it is the same: output type %s', (yamlOutputType) => {
  inDirectory((outdir) => {
    const synth = () => {
      const app = new GitOpsApp({ outdir, yamlOutputType, delivery: new ArgoCd() });
      const chart = new GitOpsChart(app, 'all');
      Array.from({ length: 300 }, (_, index) => new ApiObject(chart, `map-${index}`, { apiVersion: 'v1', kind: 'ConfigMap', data: { text: 'ü'.repeat(index * 7) } } as never));
      app.synth();
      const [file] = Object.keys(readFiles(outdir));
      return { path: join(outdir, file), text: readFiles(outdir)[file], time: statSync(join(outdir, file), { bigint: true }).mtimeNs };
    };
    const first = synth();
    expect(first.text.length).toBeGreaterThan(4 * 65_536);
    expect(first.text.split('---\n').map((text) => /text: "?(ü*)/.exec(text)![1].length)).toEqual(Array.from({ length: 300 }, (_, index) => index * 7));
    expect(synth()).toEqual(first);
    writeFileSync(first.path, first.text.replace('map-299', 'mine'));
    expect(synth()).toMatchObject({ text: first.text });
  });
});

test('fails when two objects would be one file, where cdk8s loses the first', () => {
  const message = output((outdir) => {
    const app = new GitOpsApp({ outdir, yamlOutputType: YamlOutputType.FILE_PER_RESOURCE });
    ['a', 'b'].forEach((id) => new ApiObject(new Chart(app, id), 'x', { apiVersion: 'v1', kind: 'Thing', metadata: { name: 'same' } }));
    return app;
  });
  expect(message).toContain('OUT103');
});

test('a chain of ten thousand dependencies is no deeper than the stack', () => {
  const files = output((outdir) => {
    const app = new GitOpsApp({ outdir, yamlOutputType: YamlOutputType.FILE_PER_APP });
    const chart = new Chart(app, 'chain');
    const things = Array.from({ length: 10_000 }, (_, index) => thing(chart, `t${index}`, { index }));
    things.slice(1).forEach((one, index) => things[index].addDependency(one));
    return app;
  }) as Record<string, string>;
  expect(files['app.k8s.yaml'].match(/index: \d+/g)!.slice(0, 2)).toEqual(['index: 9999', 'index: 9998']);
});

test('a plain App asks each validation of our charts once, and once more when a chart is made outside of synth', () => {
  const asked = { count: 0 };
  inDirectory((outdir) => {
    const app = new App({ outdir });
    const charts = ['a', 'b', 'c'].map((id) => new GitOpsChart(app, id));
    charts.forEach((chart) => chart.node.addValidation({ validate: () => (asked.count++, []) }));
    app.synth();
    expect(asked.count).toBe(3);
    charts[0].toJson();
    expect(asked.count).toBe(6);
  });
});

test('fails when a chart is made outside of synth and something in the app is invalid', () => {
  const app = new App();
  const chart = new GitOpsChart(app, 'a');
  new Chart(app, 'b').node.addValidation({ validate: () => ['no'] });
  expect(() => chart.toJson()).toThrow('[b] no');
});

test('a chart that is made twice has what was added in between', () => {
  const chart = new GitOpsChart(new App(), 'a');
  thing(chart, 'one');
  expect(chart.toJson()).toHaveLength(1);
  thing(chart, 'two');
  expect(chart.toJson()).toHaveLength(2);
});
