import { fail } from '../diagnostics';

/** What a field of a map that has no such key gives (`missingKeyAction` in option.go). */
export type MissingKey = 'invalid' | 'zero' | 'error';

const MISSING_KEYS: Readonly<Record<string, MissingKey>> = {
  'missingkey=default': 'invalid',
  'missingkey=invalid': 'invalid',
  'missingkey=zero': 'zero',
  'missingkey=error': 'error',
};

/** The last option wins. Go panics on one that it does not know. */
export function parseOptions(options: readonly string[], subject: string): MissingKey {
  let missingKey: MissingKey = 'invalid';
  for (const option of options) {
    if (!Object.hasOwn(MISSING_KEYS, option)) {
      const message = option === '' ? 'empty option string' : `unrecognized option: ${option}`;
      fail('TPL105', subject, message, 'use one of "missingkey=default", "missingkey=invalid", "missingkey=zero" or "missingkey=error"');
    }
    missingKey = MISSING_KEYS[option];
  }
  return missingKey;
}
