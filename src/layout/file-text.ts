/** So many characters are put together before they become bytes. */
const CHUNK = 65_536;

/**
 * The text of one file, document by document, kept as bytes: a string that was put together piece by
 * piece takes several times the memory, until it is written.
 */
export class FileText {
  private readonly chunks: Buffer[] = [];
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

  public finish(): Buffer {
    this.flush();
    return this.chunks.length === 1 ? this.chunks[0] : Buffer.concat(this.chunks);
  }

  /** Turns what there is into bytes. */
  public flush(): void {
    if (this.text !== '') {
      this.chunks.push(Buffer.from(this.text));
      this.text = '';
    }
  }
}
