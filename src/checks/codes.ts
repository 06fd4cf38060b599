import { CodeTable } from '../diagnostics';

/** What is wrong with the settings of checks themselves; the checks are in the catalogue. */
export const CHECK_CODES: CodeTable = {
  CHK100: { title: 'unknown code', why: 'Nothing would be suppressed, and the finding that was meant would still be reported.' },
  CHK101: { title: 'suppression that nothing needs', why: 'It would hide the next fault of this kind, which nobody has looked at.' },
  CHK102: { title: 'suppression without a reason', why: 'Who reads it later cannot tell whether it still holds.' },
  CHK110: { title: 'configuration that cannot be read', why: 'The checks would run with other settings than those that somebody decided.' },
  CHK111: { title: 'unknown key in the configuration', why: 'What it says would be ignored.' },
  CHK112: { title: 'value that the configuration cannot have', why: 'What it says would be ignored.' },
  CHK113: { title: 'argument that cannot be understood', why: 'Something else would be checked than what was asked for.' },
  CHK120: { title: 'check that failed itself', why: 'A mistake of this library: what the check would have found is not known, all else is.' },
};
