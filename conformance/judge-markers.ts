/** kyaml, as Flux's image-automation-controller uses it: every image-policy marker is one that the controller finds. */
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Example } from './example';
import { Toolbox } from './toolbox';
import { filesBelow, Manifest, readTree, showFile } from './tree';
import { JudgeResult, Verdicts } from './verdicts';

const MARKER = '"$imagepolicy"';

/** The file beside a program that robots edit and synth reads. */
const PINS = 'image-pins.yaml';

interface FoundMarker { readonly file: string; readonly setter: string; readonly value: string }

export function judgeMarkers(tools: Toolbox, examples: readonly Example[]): JudgeResult {
  const verdicts = new Verdicts();
  for (const example of examples) {
    const outputs = (['argocd', 'flux'] as const).flatMap((engine) => example.tryOutput(engine) ?? []);
    for (const output of outputs) {
      judgeOutput(tools, output, join(example.folder, PINS), verdicts);
    }
  }
  return verdicts.result('markers', 'image-policy markers are found by kyaml');
}

function judgeOutput(tools: Toolbox, output: string, pins: string, verdicts: Verdicts): void {
  const files = [...filesBelow(output), ...(existsSync(pins) ? [pins] : [])];
  const written = files.map((file) => ({ file, count: readFileSync(file, 'utf8').split(MARKER).length - 1 })).filter(({ count }) => count > 0);
  if (written.length === 0) {
    return;
  }
  const policies = visiblePolicies(readTree(output).manifests);
  const found = JSON.parse(tools.output('markers', ['-policies', policies.join(','), ...written.map(({ file }) => file)])) as readonly FoundMarker[];
  for (const { file, count } of written) {
    const here = found.filter((marker) => marker.file === file);
    verdicts.pass(here.filter(isPlausible).length);
    here.filter((marker) => !isPlausible(marker)).forEach(({ setter, value }) => {
      verdicts.fail(`${showFile(file)}: "${value}" is no value for ${setter}`);
    });
    if (here.length !== count || !/\.ya?ml$/.test(file)) {
      verdicts.fail(`${showFile(file)}: ${count} markers, of which the controller finds ${here.length} (policies of ${relative('.', output)}: ${policies.join(', ')})`);
    }
  }
}

/** Only policies in the namespace of an ImageUpdateAutomation take part. */
function visiblePolicies(manifests: readonly Manifest[]): readonly string[] {
  const namespaces = manifests.filter(({ kind }) => kind === 'ImageUpdateAutomation').map(({ namespace }) => namespace);
  return manifests.filter(({ kind, namespace }) => kind === 'ImagePolicy' && namespaces.includes(namespace))
    .map(({ namespace, name }) => `${namespace}:${name}`);
}

/** A marker without suffix sets NAME:TAG, one with `:tag` only the tag: anything else would be replaced by something else. */
function isPlausible({ setter, value }: FoundMarker): boolean {
  const [, , part] = setter.split(':');
  const isReference = /^[^:\s]+(:\d+\/[^:\s]+)?:[\w][\w.-]*(@sha256:[0-9a-f]{64})?$/.test(value);
  return part === undefined ? isReference : part !== 'tag' || /^[\w][\w.-]{0,127}$/.test(value);
}
