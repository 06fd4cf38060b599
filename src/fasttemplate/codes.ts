import { CodeTable } from '../diagnostics';

/** What can go wrong with the placeholders of an ApplicationSet without goTemplate: next to nothing. */
export const FASTTEMPLATE_CODES: CodeTable = {
  TPL106: {
    title: 'placeholder without an end',
    why: 'Argo CD refuses a "{{" that has no "}}" behind it, and generates nothing.',
  },
};
