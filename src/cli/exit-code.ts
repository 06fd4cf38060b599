/** What every command ends with. */
export const EXIT = {
  /** It ran, and found nothing wrong. */
  clean: 0,
  /** It ran, and something is wrong with what it read. */
  findings: 1,
  /** It could not run: arguments, files, revisions. */
  cannotRun: 2,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
