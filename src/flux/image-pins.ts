import { fail } from '../diagnostics';
import { EditableYaml, parseYaml, tryReadText } from '../text';

const TAG = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;

/** One image whose tag a robot keeps. */
export interface Pin {
  /** Its key in the pins file. */
  readonly key: string;
  readonly marker: string;
  readonly initialTag: string;
}

/**
 * The file in which the tags are that a robot keeps: a YAML mapping, one key for each image, the marker
 * behind its tag. It lies outside the output, because a robot's commit must survive the next synth.
 */
export class ImagePins {
  private readonly text: string;
  private readonly pins: Pin[] = [];

  public constructor(private readonly path: string, absolutePath: string) {
    this.text = tryReadText(absolutePath) ?? '';
    const { faults, documents } = parseYaml(this.text);
    if (faults.length > 0) {
      fail('IMG103', `${path}:${faults[0].line}:${faults[0].column}`, `no valid YAML, ${faults[0].message}`, 'mend the file');
    }
    const value = documents[0]?.value ?? {};
    if (documents.length > 1 || typeof value !== 'object' || Array.isArray(value)) {
      fail('IMG103', `${path}:1:1`, 'a pins file has to be one YAML mapping', 'keep one document with a key for each image');
    }
  }

  /** The tag that is pinned now: the robot's, or the initial one for a pin that the file does not have yet. */
  public tag(pin: Pin): string {
    const file = new EditableYaml(this.text);
    this.pins.push(pin);
    if (!file.has([pin.key])) {
      return pin.initialTag;
    }
    const tag = file.tryScalar([pin.key, 'tag']);
    if (tag === undefined || !TAG.test(tag)) {
      fail('IMG102', this.path, `"${pin.key}.tag" is no tag`, `write "${pin.key}: { tag: ${pin.initialTag} }" over several lines, or remove the key to start again`);
    }
    const comment = file.tryComment([pin.key, 'tag']);
    if (comment !== pin.marker) {
      fail('IMG102', this.path, `"${pin.key}.tag" has ${comment === undefined ? 'no marker' : `the marker "${comment}"`}, and the robot would not find it`,
        `write behind the tag: # ${pin.marker}`);
    }
    return tag;
  }

  /** The file with the pins that it does not have yet; undefined where it has all. Everything else in it stays. */
  public tryCompleted(): string | undefined {
    const file = new EditableYaml(this.text);
    const missing = this.pins.filter(({ key }) => !file.has([key]));
    missing.forEach(({ key, initialTag, marker }) => file.set([key, 'tag'], initialTag, marker));
    const header = this.text === '' ? '# Tags of images. Robots edit them in place; synth reads them.\n' : '';
    return missing.length === 0 ? undefined : header + file.toString();
  }
}
