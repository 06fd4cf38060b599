import { inspect } from 'node:util';
import { fail, Faults, formatDiagnostic, formatDiagnostics, GitOpsError, isGitOpsError } from '../../src/diagnostics';

function thrown(call: () => unknown): GitOpsError {
  try {
    call();
  } catch (error) {
    return error as GitOpsError;
  }
  throw new Error('nothing was thrown');
}

function collect(...codes: string[]): GitOpsError {
  const faults = new Faults('apps/shop');
  codes.forEach((code) => faults.add(code, `"${code}" is wrong`, 'mend it'));
  return thrown(() => faults.throwIfAny());
}

test('all faults of one call are one error, in the order in which they were found', () => {
  const error = collect('APP101', 'VAL101');

  expect(error.diagnostics.map(({ code }) => code)).toEqual(['APP101', 'VAL101']);
  expect(error.code).toBe('APP101');
});

test('each fault says whose it is, which line of the program made the call, what is wrong and how to cure it', () => {
  expect(collect('APP101').message).toMatch(/^APP101 apps\/shop \(test\/diagnostics\/faults\.test\.ts:\d+\): "APP101" is wrong\n  fix: mend it$/);
});

test('equal faults are written once', () => {
  expect(collect('APP101', 'APP101').message.match(/APP101 apps/g)).toHaveLength(1);
});

test('the stack has one frame, the user\'s: a mistake of theirs is not explained by ours', () => {
  const error = collect('APP101');

  expect(error.stack).toBe(`${error.message}\n    at ${error.diagnostics[0].at}`);
  expect(inspect(error)).toBe(error.stack);
});

test('no fault, no error', () => {
  expect(() => new Faults('x').throwIfAny()).not.toThrow();
});

test('findings of another check are taken over, with their own subject and place', () => {
  const faults = new Faults('apps/shop');
  faults.addAll([{ code: 'SEC107', subject: 'a.yaml:3', at: 'main.ts:1', message: '"x" is in the clear', fix: 'encrypt it' }]);

  expect(thrown(() => faults.throwIfAny()).message).toBe('SEC107 a.yaml:3 (main.ts:1): "x" is in the clear\n  fix: encrypt it');
});

test('what is wrong with the app itself names the app', () => {
  expect(thrown(() => fail('APP100', '', 'nothing delivers it', 'name an engine')).message).toMatch(/^APP100 App \(test/);
});

test('an error of another copy of the package is recognised, and another error is not', () => {
  const foreign = Object.assign(new Error('x'), { [Symbol.for('cdk8s-gitops.GitOpsError')]: true });

  expect([isGitOpsError(foreign), isGitOpsError(collect('APP101'))]).toEqual([true, true]);
  expect([isGitOpsError(new Error('x')), isGitOpsError('x'), isGitOpsError(null)]).toEqual([false, false, false]);
});

test('a diagnostic without a place is one line and its cure', () => {
  const diagnostic = { code: 'APP101', subject: 'apps/shop', message: 'it is wrong', fix: 'mend it' };

  expect(formatDiagnostic(diagnostic)).toBe('APP101 apps/shop: it is wrong\n  fix: mend it');
  expect(formatDiagnostics([diagnostic, diagnostic])).toBe(formatDiagnostic(diagnostic));
});
