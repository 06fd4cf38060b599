import { CodeTable } from '../diagnostics';

/** The codes of this folder. */
export const INVENTORY_CODES: CodeTable = {
  CHK103: { title: 'external object without a name', why: 'Nothing could refer to it.' },
};
