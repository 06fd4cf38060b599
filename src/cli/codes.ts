import { CodeTable } from '../diagnostics';

/** What keeps a command from running a program. What it finds in files has the codes of those who read them. */
export const CLI_CODES: CodeTable = {
  CLI101: { title: 'program that is not there', why: 'Nothing would be synthesized, and nobody told.' },
  CLI102: { title: 'TypeScript without anything that runs it', why: 'Node would stop at the first type.' },
  CLI103: { title: 'ES module that would run once only', why: 'The output would stay as it is, whatever is changed.' },
};
