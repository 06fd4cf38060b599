import { CodeTable } from '../diagnostics';

/** What keeps a command from running a program. What it finds in files has the codes of those who read them. */
export const CLI_CODES: CodeTable = {
  CLI100: { title: 'arguments that the command does not know', why: 'The command would do something else than was meant.' },
  CLI101: { title: 'program that is not there', why: 'Nothing would be synthesized, and nobody told.' },
  CLI102: { title: 'TypeScript without anything that runs it', why: 'Node would stop at the first type.' },
  CLI103: { title: 'ES module that would run once only', why: 'The output would stay as it is, whatever is changed.' },
  CLI110: { title: 'arguments that contradict each other, or lack one', why: 'The command would do something else than was meant.' },
  CLI111: { title: 'file or directory that cannot be read', why: 'The command would silently leave out a part of what it was asked for.' },
  CLI112: { title: 'file that cannot be written', why: 'What was there before is still there, whole.' },
  CLI113: { title: 'editor that cannot be started or that failed', why: 'Nobody has changed anything, so the encrypted file stays as it is.' },
  CLI114: { title: 'plaintext would replace an encrypted file', why: 'The next commit would publish the secrets.' },
};
