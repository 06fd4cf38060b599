import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTree } from '../../tools/examples';

const outdir = process.env.CDK8S_OUTDIR;
let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'images-'));
  cpSync(join(__dirname, '../../examples/08-image-automation'), directory, { recursive: true });
  process.env.CDK8S_OUTDIR = join(directory, 'dist');
});

afterEach(() => {
  rmSync(directory, { recursive: true });
  process.env.CDK8S_OUTDIR = outdir;
});

function synthesize(): Readonly<Record<string, string>> {
  jest.isolateModules(() => jest.requireActual(join(directory, 'main.ts')));
  return readTree(join(directory, 'dist'));
}

/** As image-automation-controller edits a file: the scalar in front of the marker, nothing else. */
function editPin(policy: string, from: string, to: string): string {
  const path = join(directory, 'image-pins.yaml');
  const line = (tag: string) => `tag: ${tag} # {"$imagepolicy": "${policy}"}`;
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(line(from));
  const edited = text.replace(line(from), line(to));
  writeFileSync(path, edited);
  return edited;
}

test('a tag that the robot wrote survives the next synth, and nothing else changes', () => {
  const before = synthesize();
  const pins = editPin('flux-system:podinfo:tag', '6.9.2', '6.9.4');
  const after = synthesize();

  const changed = Object.keys(after).filter((path) => path !== '.cdk8s-gitops.json' && after[path] !== before[path]);
  expect(Object.keys(after)).toEqual(Object.keys(before));
  expect(changed).toEqual(['apps/in-cluster/podinfo.yaml']);
  const file = 'apps/in-cluster/podinfo.yaml';
  const marked = (tag: string) => `tag: ${tag} # {"$imagepolicy": "flux-system:podinfo:tag"}`;
  expect(after[file]).toBe(before[file].replace(marked('6.9.2'), marked('6.9.4')));
  expect(readFileSync(join(directory, 'image-pins.yaml'), 'utf8')).toBe(pins);
});

test('the robot may edit the output, too: the next synth writes the same', () => {
  synthesize();
  editPin('flux-system:podinfo:tag', '6.9.2', '6.9.4');
  const file = join(directory, 'dist/apps/in-cluster/podinfo.yaml');
  const edited = readFileSync(file, 'utf8').replace('tag: 6.9.2 # {', 'tag: 6.9.4 # {');
  writeFileSync(file, edited);

  expect(synthesize()['apps/in-cluster/podinfo.yaml']).toBe(edited);
});
