import { fail } from '../diagnostics';
import { EditableYaml, parseYaml, renderYaml, tryReadText } from '../text';

const TAG = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;

/** Whether a registry takes `text` as a tag: distribution spec, "Pulling manifests". */
export function isTag(text: string): boolean {
  return TAG.test(text);
}

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
    if (tag === undefined || !isTag(tag)) {
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
    return missing.length === 0 ? undefined : tryAppended(this.text, missing) ?? rewritten(file, missing);
  }
}

const HEADER = '# Tags of images. Robots edit them in place; synth reads them.\n';

/** The text with pins behind it, every byte before them as it was; undefined where the text ends in something that nothing can stand behind. */
function tryAppended(text: string, pins: readonly Pin[]): string | undefined {
  const before = text === '' ? HEADER : text.replace(/\n?$/, '\n');
  const appended = before + pins.map(({ key, initialTag, marker }) => renderYaml({ [key]: { tag: initialTag } }, [{ path: [key, 'tag'], text: marker }])).join('');
  const { faults, documents } = parseYaml(appended);
  return faults.length === 0 && documents.length === 1 && hasAll(new EditableYaml(appended), pins) ? appended : undefined;
}

function hasAll(file: EditableYaml, pins: readonly Pin[]): boolean {
  return pins.every(({ key, initialTag, marker }) => file.tryScalar([key, 'tag']) === initialTag && file.tryComment([key, 'tag']) === marker);
}

/** A mapping between braces, say, has to be taken apart. */
function rewritten(file: EditableYaml, pins: readonly Pin[]): string {
  pins.forEach(({ key, initialTag, marker }) => file.set([key, 'tag'], initialTag, marker));
  return file.toString();
}
