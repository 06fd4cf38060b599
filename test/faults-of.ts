import { Diagnostic, GitOpsError, isGitOpsError } from '../src/diagnostics';

/** The error of a call that has to fail with one of ours, held against what holds for every error. */
export function errorOf(call: () => unknown): GitOpsError {
  try {
    call();
  } catch (error) {
    if (isGitOpsError(error)) {
      checkStyle(error);
      return error;
    }
    throw error;
  }
  throw new Error('the call was expected to fail, and did not');
}

/** The diagnostics of that error. */
export function faultsOf(call: () => unknown): readonly Diagnostic[] {
  return errorOf(call).diagnostics;
}

/** The codes of that error, in order. */
export function codesOf(call: () => unknown): string[] {
  return faultsOf(call).map(({ code }) => code);
}

/** A name may stand first as it is written: `EnvironmentParam …`, `Deployment "web" …`. */
const STARTS_LOW = /^(?:["'$a-z0-9]|[A-Z]\w*[A-Z]|[A-Z]\w* ")/;

function checkStyle(error: GitOpsError): void {
  expect(error.stack).toBe(`${error.message}\n    at ${error.diagnostics[0].at}`);
  for (const { code, subject, message, fix } of error.diagnostics) {
    expect(code).toMatch(/^[A-Z]{3}\d{3}$/);
    expect(subject).not.toBe('');
    expect(message).toMatch(STARTS_LOW);
    expect(fix).toMatch(STARTS_LOW);
    for (const text of [subject, message, fix]) {
      expect(text).not.toMatch(/\.$|undefined|\[object /);
    }
  }
}
