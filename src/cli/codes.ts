import type { CodeTable } from '../diagnostics';

/** What keeps a command from running. */
export const CLI_CODES: CodeTable = {
  CLI100: {
    title: 'arguments that contradict each other, or lack one',
    why: 'The command would do something else than was meant.',
  },
  CLI101: {
    title: 'file or directory that cannot be read',
    why: 'The command would silently leave out a part of what it was asked for.',
  },
  CLI102: {
    title: 'file that cannot be written',
    why: 'What was there before is still there, whole.',
  },
  CLI103: {
    title: 'editor that cannot be started or that failed',
    why: 'Nobody has changed anything, so the encrypted file stays as it is.',
  },
  CLI104: {
    title: 'plaintext would replace an encrypted file',
    why: 'The next commit would publish the secrets.',
  },
};
