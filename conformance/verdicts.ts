/** What every outside judge reports. One file per judge holds the rest. */
export interface JudgeResult {
  readonly judge: string;
  /** What was judged, for the table. */
  readonly judged: string;
  readonly passed: number;
  /** Left out on purpose; `notes` says why. */
  readonly skipped: number;
  readonly failures: readonly string[];
  readonly notes: readonly string[];
}

/** Collects the outcome of one judge, item by item. */
export class Verdicts {
  private passed = 0;
  private skipped = 0;
  private readonly failures: string[] = [];
  private readonly notes = new Set<string>();

  public pass(count = 1): void {
    this.passed += count;
  }

  public fail(failure: string): void {
    this.failures.push(failure);
  }

  public skip(note: string, count = 1): void {
    this.skipped += count;
    this.notes.add(note);
  }

  public note(note: string): void {
    this.notes.add(note);
  }

  /** Runs one item: what it throws is its failure. */
  public attempt(subject: string, item: () => void): void {
    try {
      item();
      this.pass();
    } catch (error) {
      this.fail(`${subject}: ${(error as Error).message}`);
    }
  }

  public result(judge: string, judged: string): JudgeResult {
    return { judge, judged, passed: this.passed, skipped: this.skipped, failures: this.failures, notes: [...this.notes] };
  }
}
