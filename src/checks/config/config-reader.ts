import { Faults } from '../../diagnostics';
import { Fields } from '../../inventory';
import { formatChoices, formatPath, Path, Position, tryNearest, YamlDocument } from '../../text';

/** Reads fields of a configuration file, and collects what is wrong with them, each with its line. */
export class ConfigReader {
  private readonly faults: Faults;

  public constructor(private readonly document: YamlDocument, private readonly file: string) {
    this.faults = new Faults(file);
  }

  public get value(): unknown {
    return this.document.value;
  }

  /** `file:line` of a field. */
  public subject(path: Path): string {
    return `${this.file}:${this.document.position(path).line}`;
  }

  /** `file:line:column` of a value. */
  public place(path: Path): string {
    return placeIn(this.file, this.document.position(path));
  }

  /** `file:line:column` of a key. */
  public keyPlace(path: Path): string {
    return placeIn(this.file, this.document.keyPosition(path));
  }

  public fault(code: string, path: Path, message: string, fix: string): void {
    this.faults.addAll([{ code, subject: this.subject(path), message, fix }]);
  }

  public wrong(path: Path, message: string, fix: string): undefined {
    this.fault('CHK112', path, `${path.length === 0 ? 'the configuration' : formatPath(path)} ${message}`, fix);
    return undefined;
  }

  /** A mapping with no other keys than the known ones. */
  public fields(value: unknown, path: Path, known: readonly string[]): Fields {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.wrong(path, 'is no mapping', `write a mapping with ${formatChoices(known)}`);
      return {};
    }
    for (const key of Object.keys(value).filter((one) => !known.includes(one))) {
      const nearest = tryNearest(key, known);
      this.fault('CHK111', [...path, key], `unknown key "${key}"`, nearest === undefined ? `use ${formatChoices(known)}` : `write "${nearest}"`);
    }
    return value as Fields;
  }

  public text(value: unknown, path: Path): string | undefined {
    return value === undefined || (typeof value === 'string' && value !== '') ? value as string | undefined : this.wrong(path, 'is no text', 'write a text');
  }

  public neededText(value: unknown, path: Path): string {
    return value === undefined || value === null ? this.wrong(path, 'is missing', 'give it') ?? '' : this.text(value, path) ?? '';
  }

  /** One text, or several. */
  public texts(value: unknown, path: Path): readonly string[] {
    return typeof value === 'string' ? [value] : this.list(value, path).flatMap((item, index) => this.text(item, [...path, index]) ?? []);
  }

  public list(value: unknown, path: Path): readonly unknown[] {
    if (value === undefined || Array.isArray(value)) {
      return value ?? [];
    }
    this.wrong(path, 'is no list', 'write a list');
    return [];
  }

  public throwIfAny(): void {
    this.faults.throwIfAny();
  }
}

function placeIn(file: string, { line, column }: Position): string {
  return `${file}:${line}:${column}`;
}
