/** What is wrong with a file itself, so that there is no object to blame. */
export interface FileFault {
  /** A code of `DIRECTORY_CODES`. */
  readonly code: string;
  /** As the user would open it. */
  readonly file: string;
  /** From the root of the repository. */
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly fix: string;
}
