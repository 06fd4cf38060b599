import { TellingWords } from '../inventory';

/**
 * What `cdk8s-gitops watch` keeps while it runs a program again and again in one process. The program may
 * have a copy of this library of its own, so the two meet at a place that all copies know.
 */
const PLACE = Symbol.for('cdk8s-gitops.watch');

/** What one synth did with the files of an output directory. */
export interface SynthReport {
  readonly outdir: string;
  readonly written: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: readonly string[];
}

export interface WatchSession {
  /** Text and data of each manifest, by output directory and construct path. */
  readonly texts: Map<string, RememberedText>;
  /** How many manifests were not the same as in the run before, so that their text had to be made. */
  emitted: number;
  report(report: SynthReport): void;
}

/** The text of a manifest, whether it says everything, and which words that tell of secrets it holds. */
export interface EmittedText {
  readonly text: string;
  readonly isWhole: boolean;
  readonly words: TellingWords;
}

export interface RememberedText {
  /** Copies of our own: the program may change its data afterwards. */
  readonly manifest: unknown;
  readonly emitted: EmittedText;
}

const places = globalThis as unknown as Record<symbol, WatchSession | undefined>;

/** Undefined in every usual run: then nothing is kept. */
export function tryWatchSession(): WatchSession | undefined {
  return places[PLACE];
}

export function openWatchSession(report: (report: SynthReport) => void): WatchSession {
  return places[PLACE] = { texts: new Map(), emitted: 0, report };
}
