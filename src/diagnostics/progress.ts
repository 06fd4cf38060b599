/**
 * The line on a terminal that says how far something is that takes longer than a second. Nothing of it
 * is seen in a pipe, in CI, or when the work is done before.
 */
import { SingleBar } from 'cli-progress';

const PATIENCE = 1000;

/** What a progress line needs of a stream, `process.stderr` for example. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  write(text: string): boolean;
}

/** How far one piece of work is. Work inside other work shares its patience: the second counts from the start of the outermost. */
export class Progress {
  /**
   * Runs `work` and takes the line away at its end, however it ends. Without a `total`, the line counts.
   */
  public static during<T>(title: string, total: number | undefined, work: (progress: Progress) => T): T {
    const progress = Progress.start(title, total);
    try {
      return work(progress);
    } finally {
      progress.stop();
    }
  }

  /** For work that `during` cannot embrace; who starts it has to stop it. */
  public static start(title: string, total?: number, stream: ProgressStream = process.stderr): Progress {
    const outer = Progress.current;
    outer?.hide();
    return Progress.current = new Progress(title, total, stream, outer);
  }

  private static current?: Progress;

  private readonly since: number;
  private readonly isSeen: boolean;
  private done = 0;
  private bar?: SingleBar;

  private constructor(
    private readonly title: string,
    private readonly total: number | undefined,
    private readonly stream: ProgressStream,
    private readonly outer: Progress | undefined,
  ) {
    this.since = outer?.since ?? Date.now();
    this.isSeen = stream.isTTY === true && !process.env.CI && process.env.TERM !== 'dumb';
  }

  /** So much more is done. Everything is synchronous here, no timer fires: the line moves with this call only. */
  public tick(count = 1): void {
    this.done += count;
    if (this.isSeen && (this.bar !== undefined || Date.now() - this.since > PATIENCE)) {
      this.bar ??= this.show();
      this.bar.update(this.done);
    }
  }

  public stop(): void {
    this.hide();
    if (Progress.current === this) {
      Progress.current = this.outer;
    }
  }

  private show(): SingleBar {
    const counted = this.total === undefined ? '{value}' : '{bar} {value}/{total}';
    const bar = new SingleBar({
      format: `${this.title} ${counted}`,
      barsize: 30,
      clearOnComplete: true,
      // A process that is killed must not leave a terminal behind that no longer wraps its lines.
      linewrap: true,
      stream: this.stream as NodeJS.WritableStream,
    });
    bar.start(this.total ?? 0, this.done);
    return bar;
  }

  private hide(): void {
    this.bar?.stop();
    this.bar = undefined;
  }
}
