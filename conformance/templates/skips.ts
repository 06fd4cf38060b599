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

export const SKIPS: readonly Skip[] = [
  {
    reason: 'kebabcase and snakecase of bytes that are no UTF-8: xstrings passes over them in its own way',
    matches: ({ template }, ours) => /kebabcase|snakecase/.test(template) && (ours.out ?? '').includes('\ufffd'),
  },
  {
    reason: 'our limits on steps and texts (limits.ts): Go has none',
    matches: (_test, ours) => /(?:takes|makes a text of) more than \d+ (?:steps|characters)$/.test(ours.err ?? ''),
  },
  {
    reason: 'sprig slices into the spare room behind a list, the size of which is the allocator\'s; for us a list ends where it ends',
    matches: (_test, ours, theirs) => (ours.err ?? '').endsWith('reflect.Value.Slice: slice index out of bounds') && theirs.out !== undefined,
  },
  {
    reason: 'YAML gives our reader a null key as the empty text; goyaml refuses it',
    matches: ({ template }, ours, theirs) => template.includes('null: ') && ours.out !== undefined && (theirs.err ?? '').includes('unsupported map key'),
  },
  {
    reason: 'goyaml reads JSON as YAML, and there a raw U+0085 is a line break that folds into a space',
    matches: ({ template }) => template.includes('toYaml') && template.includes('\\u0085'),
  },
];
