import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Chart, Duration } from 'cdk8s';
import { GitSource, HelmApp, HelmValues } from '../../src/constructs';
import { FluxImageAutomation, FluxImageAutomationProps, FluxTrackedImage } from '../../src/flux/flux-image-automation';
import { FluxImageTags } from '../../src/flux/image-tags';
import { GitOpsChart } from '../../src/layout';
import { config, fluxChart, only, temporaryDirectory, web, written } from '../apps';
import { codesOf, faultsOf } from '../faults-of';

const image = 'ghcr.io/myorg/web';
const tags = FluxImageTags.semver('1.x');
const marker = (name: string) => `# {"$imagepolicy": "flux-system:${name}:tag"}`;

interface Project {
  readonly chart: GitOpsChart;
  readonly root: string;
  track(id?: string, initialTag?: string): FluxTrackedImage;
  /** Synthesizes, and reads the pins file after. */
  pins(): string;
}

function project(text?: string, props: FluxImageAutomationProps = {}, root = temporaryDirectory(), version = '2.9'): Project {
  const path = join(root, props.pins ?? 'image-pins.yaml');
  if (text !== undefined) {
    writeFileSync(path, text);
  }
  const chart = fluxChart({ root, repository: config }, { version });
  const automation = new FluxImageAutomation(chart, 'images', props);
  return {
    chart,
    root,
    track: (id = 'web', initialTag = '1.0.0') => automation.track(id, { image, tags, initialTag }),
    pins: () => {
      written(chart);
      return readFileSync(path, 'utf8');
    },
  };
}

describe('the pins file', () => {
  test('is made with the initial tag and the marker that the robot looks for', () => {
    const { track, pins } = project();
    track();

    expect(pins()).toBe(`# Tags of images. Robots edit them in place; synth reads them.\nweb:\n  tag: 1.0.0 ${marker('web')}\n`);
  });

  test('keeps the tag that the robot chose, and is not written again', () => {
    const text = `web:\n  tag: 1.4.2 ${marker('web')}\n`;
    const { track, pins } = project(text);

    expect(track().tag.value).toBe('1.4.2');
    expect(pins()).toBe(text);
  });

  test('gets the pin of a new image at its end, every byte before it as it was', () => {
    const text = `# ours\n"api":    { tag: 1.10,   x: [1,2] }\n\n\n\nweb:\n    tag:   '1.4.2'   ${marker('web')}\nnotes: |+\n  kept\n\n`;
    const { track, pins } = project(text);
    track('web');
    track('worker');

    expect(pins()).toBe(`${text}worker:\n  tag: 1.0.0 ${marker('worker')}\n`);
  });

  test('gets it, too, where the last line does not end', () => {
    const { track, pins } = project('other: 1');
    track();

    expect(pins()).toBe(`other: 1\nweb:\n  tag: 1.0.0 ${marker('web')}\n`);
  });

  test.each([
    ['a mapping between braces', '{}\n'],
    ['a document end', 'other: 1\n...\n'],
    ['a mapping that is indented', '  other: 1\n'],
  ])('that ends in what nothing can stand behind is written anew: %s', (_, text) => {
    const first = project(text);
    first.track();
    const completed = first.pins();
    const second = project(undefined, {}, first.root);

    expect(second.track('web', '9.9.9').tag.value).toBe('1.0.0');
    expect(second.pins()).toBe(completed);
    expect(completed.includes('other')).toBe(text.includes('other'));
  });

  test.each(['1.10', '2024', 'true', '0x10', '1e3', '007', 'null'])('keeps the tag %s, which YAML would read as something else', (tag) => {
    const { track, root } = project();
    expect(track('web', tag).tag.value).toBe(tag);
    const chart = project(undefined, {}, root);
    written(chart.chart);

    expect(project(undefined, {}, root).track('web', tag).tag.value).toBe(tag);
  });

  test('is one for two robots that share it', () => {
    const root = temporaryDirectory();
    const chart = fluxChart({ root, repository: config });
    new FluxImageAutomation(chart, 'fast', { interval: Duration.minutes(1) }).track('web', { image, tags, initialTag: '1.0.0' });
    new FluxImageAutomation(chart, 'slow').track('worker', { image, tags, initialTag: '2.0.0' });
    written(chart);

    const text = readFileSync(join(root, 'image-pins.yaml'), 'utf8');
    expect(text).toContain(marker('web'));
    expect(text).toContain(marker('worker'));
  });

  test('is left alone by a synth that fails', () => {
    const { chart, root, track } = project();
    track();
    chart.node.addValidation({ validate: () => ['no'] });

    expect(() => written(chart)).toThrow('no');
    expect(existsSync(join(root, 'image-pins.yaml'))).toBe(false);
  });
});

describe('fails on', () => {
  test.each([
    ['a marker that is lost', 'web:\n  tag: 1.4.2\n', 'has no marker'],
    ['a marker of another image', `web:\n  tag: 1.4.2 ${marker('api')}\n`, 'has the marker "{"$imagepolicy": "flux-system:api:tag"}"'],
    ['a pin without a tag', 'web: 1.4.2\n', 'is no tag'],
    ['what is no tag', `web:\n  tag: a/b ${marker('web')}\n`, 'is no tag'],
  ])('%s', (_, text, message) => {
    const { track } = project(text);

    expect(faultsOf(() => track())).toMatchObject([{ code: 'IMG102', subject: 'image-pins.yaml', message: expect.stringContaining(message) }]);
  });

  test.each([
    ['no YAML', 'web: [', 'image-pins.yaml:1:7'],
    ['a list', '- web\n', 'image-pins.yaml:1:1'],
    ['two documents', 'a: 1\n---\nb: 2\n', 'image-pins.yaml:1:1'],
    ['text', 'web\n', 'image-pins.yaml:1:1'],
  ])('a pins file that is %s, with the place', (_, text, subject) => {
    expect(faultsOf(() => project(text))).toMatchObject([{ code: 'IMG103', subject }]);
  });

  test.each<[string, string, FluxImageAutomationProps]>([
    ['a pins file that the robot may not edit', 'IMG101', { pins: 'pins.yaml', updatePath: './dist/' }],
    ['a pins file outside the repository', 'IMG101', { pins: '../pins.yaml' }],
    ['a pins file at an absolute path', 'IMG101', { pins: '/srv/pins.yaml' }],
    ['a repository at a tag', 'IMG104', { repository: GitSource.fromUrl('https://github.com/myorg/config', { tag: 'v1' }) }],
  ])('%s', (_, code, props) => {
    expect(codesOf(() => project(undefined, props))).toEqual([code]);
  });

  test('no repository at all', () => {
    expect(codesOf(() => new FluxImageAutomation(fluxChart(), 'images'))).toEqual(['IMG104']);
  });

  test('an app that writes manifests only', () => {
    expect(codesOf(() => new FluxImageAutomation(new Chart(new App(), 'apps'), 'images', { repository: config }))).toEqual(['OUT100']);
  });

  test('everything that is wrong with an image at once', () => {
    const automation = new FluxImageAutomation(fluxChart({ repository: config }), 'images');

    expect(codesOf(() => automation.track('Web_App', { image: 'ghcr.io/myorg/web:v1', tags, initialTag: '-1' }))).toEqual(['IMG105', 'IMG106', 'APP110']);
  });

  test.each(['https://ghcr.io/web', 'ghcr.io/web:1', 'ghcr.io/web@sha256:abc'])('the image %s', (wrong) => {
    const automation = new FluxImageAutomation(fluxChart({ repository: config }), 'images');

    expect(codesOf(() => automation.track('web', { image: wrong, tags, initialTag: '1' }))).toEqual(['IMG105']);
  });
});

describe('the objects', () => {
  test.each([['2.6', 'image.toolkit.fluxcd.io/v1beta2'], ['2.7', 'image.toolkit.fluxcd.io/v1']])('are of the version that Flux %s stores', (version, apiVersion) => {
    const { chart, track } = project(undefined, {}, undefined, version);
    track();

    for (const kind of ['ImageRepository', 'ImagePolicy', 'ImageUpdateAutomation']) {
      expect(only(chart, kind).apiVersion).toBe(apiVersion);
    }
  });

  test('say which image, which tag of it, and where to commit to', () => {
    const root = temporaryDirectory();
    const chart = fluxChart({ root, repository: config });
    const automation = new FluxImageAutomation(chart, 'images', { pushBranch: 'image-updates', interval: Duration.minutes(30), messageTemplate: 'chore: images' });
    automation.track('web', {
      image: 'localhost:5000/web', tags: FluxImageTags.numerical({ pattern: '^main-(?P<ts>[0-9]+)$', extract: '$ts' }), initialTag: 'main-1', secret: 'registry',
    });

    expect(only(chart, 'ImageRepository').spec).toEqual({ image: 'localhost:5000/web', interval: '30m', secretRef: { name: 'registry' } });
    expect(only(chart, 'ImagePolicy').spec).toEqual({
      imageRepositoryRef: { name: 'web' },
      policy: { numerical: { order: 'asc' } },
      filterTags: { pattern: '^main-(?P<ts>[0-9]+)$', extract: '$ts' },
    });
    expect(only(chart, 'ImageUpdateAutomation').spec).toEqual({
      interval: '30m',
      sourceRef: { kind: 'GitRepository', name: 'flux-system' },
      git: {
        checkout: { ref: { branch: 'main' } },
        commit: { author: { name: 'fluxcdbot', email: 'fluxcdbot@users.noreply.github.com' }, messageTemplate: 'chore: images' },
        push: { branch: 'image-updates' },
      },
      update: { path: '.', strategy: 'Setters' },
    });
  });

  test('commit below one directory when told so', () => {
    const { chart, track } = project(undefined, { pins: 'pins.yaml', updatePath: '.' });
    track();
    expect(only(chart, 'ImageUpdateAutomation').spec.update.path).toBe('.');
  });

  test('carry the marker into every place where the tag is used', () => {
    const { chart, track } = project();
    const { tag, reference, repository } = track();
    new HelmApp(chart, 'web', { chart: web, namespace: 'web', values: [HelmValues.inline({ image: { repository, tag }, sidecar: reference })] });

    const text = written(chart)['apps/in-cluster/web.yaml'];
    expect(text).toContain(`      tag: 1.0.0 ${marker('web')}\n`);
    expect(text).toContain(`    sidecar: ${image}:1.0.0 # {"$imagepolicy": "flux-system:web"}\n`);
  });
});
