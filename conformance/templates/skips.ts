import { TemplateCase } from './template-case';

interface Answer {
  readonly out?: string;
  readonly err?: string;
  readonly stage?: string;
}

/** A difference that we keep, and why. */
interface Skip {
  readonly reason: string;
  readonly matches: (test: TemplateCase, ours: Answer, theirs: Answer) => boolean;
}

export const SKIPS: readonly Skip[] = [];
