import { CodeTable } from '../diagnostics';
import { DIRECTORY_CODES, expanderCodes } from '../inventory';
import { SCHEMA_CODES } from '../schema';
import { allChecks } from './catalogue';
import { CHECK_CODES } from './codes';

/** What a report says of a code beside its findings. */
export interface RuleFacts {
  readonly code: string;
  readonly title: string;
  /** What happens in the cluster. */
  readonly why: string;
  /** Page and place of it, from the root of the documentation. */
  readonly page: string;
}

/** The facts of a code, whatever raises it. */
export function ruleFacts(code: string): RuleFacts {
  const check = allChecks().find((one) => one.code === code);
  if (check !== undefined) {
    return { code, title: check.title, why: check.rationale, page: `docs/checks.md#${code.toLowerCase()}` };
  }
  const tables: CodeTable = { ...SCHEMA_CODES, ...DIRECTORY_CODES, ...expanderCodes(), ...CHECK_CODES };
  const { title = code, why = '' } = tables[code] ?? {};
  return { code, title, why, page: 'docs/errors.md' };
}
