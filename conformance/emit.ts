/**
 * Holds our YAML emitter against the `yaml` library: the same bytes for random documents, the known
 * traps of YAML 1.1 included. `node --import tsx conformance/emit.ts [documents] [seed]`
 */
import { randomComments, randomDocument, seededRandom } from './random-document';
import { renderByLibrary, renderYaml } from '../src/text';

const DEFAULT_DOCUMENTS = 120_000;

export interface EmitResult {
  readonly documents: number;
  readonly withComments: number;
  readonly differences: readonly string[];
}

export function compareEmitters(documents: number, seed: number): EmitResult {
  const random = seededRandom(seed);
  const differences: string[] = [];
  let withComments = 0;
  for (let index = 0; index < documents && differences.length < 10; index++) {
    const value = randomDocument(random);
    const comments = random.chance(0.1) ? randomComments(value, random) : [];
    withComments += comments.length > 0 ? 1 : 0;
    const ours = renderYaml(value, comments);
    const theirs = renderByLibrary(value, comments);
    if (ours !== theirs) {
      differences.push(`document ${index}: ${JSON.stringify(ours)} instead of ${JSON.stringify(theirs)}`);
    }
  }
  return { documents, withComments, differences };
}

if (require.main === module) {
  const [documents = DEFAULT_DOCUMENTS, seed = 1] = process.argv.slice(2).map(Number);
  const { differences, withComments } = compareEmitters(documents, seed);
  process.stdout.write(`${documents} documents, ${withComments} of them with comments: ${differences.length} differ\n`);
  differences.forEach((difference) => process.stdout.write(`${difference}\n`));
  process.exitCode = differences.length === 0 ? 0 : 1;
}
