import { CodeTable } from '../diagnostics';

/** What a compiler would have said. Programs in JavaScript, and those that tsx runs, have none. */
export const CALL_CODES: CodeTable = {
  APP197: { title: 'argument or property that is missing', why: 'The call cannot mean anything.' },
  APP198: { title: 'argument or property of another type', why: 'It would fail somewhere else, or be written as something else than was meant.' },
  APP199: { title: 'unknown property', why: 'It would be ignored silently.' },
};
