import { Content } from './content';

/** So many characters are put together before they become bytes. */
const CHUNK = 65_536;

/** The text of one file, document by document, in as little memory as can be; a long text becomes bytes chunk by chunk. */
export class FileText {
  private chunks?: Buffer[];
  private text = '';
  private isEmpty = true;

  public add(document: string): void {
    // As `Yaml.stringify` of cdk8s joins documents.
    this.text += this.isEmpty ? document : `---\n${document}`;
    this.isEmpty = false;
    if (this.text.length > CHUNK) {
      this.flush();
    }
  }

  /** Most files are small, and Node writes a string with fewer steps than bytes. */
  public finish(): Content {
    if (this.chunks === undefined) {
      return this.text;
    }
    this.flush();
    return this.chunks;
  }

  private flush(): void {
    if (this.text !== '') {
      (this.chunks ??= []).push(Buffer.from(this.text));
      this.text = '';
    }
  }
}
