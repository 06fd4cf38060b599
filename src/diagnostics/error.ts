import { Diagnostic, formatDiagnostics } from './diagnostic';

const ERROR_TAG = Symbol.for('cdk8s-gitops.GitOpsError');

/**
 * The one error class of the library. It carries diagnostics, so that tests, the command line and
 * editors read codes instead of prose; and its stack is the message, because a mistake of the user
 * is not explained by our call frames.
 *
 * jsii cannot export subclasses of Error, hence internal: recognise it with `isGitOpsError`.
 */
export class GitOpsError extends Error {
  public readonly code!: string;
  public readonly diagnostics!: readonly Diagnostic[];

  public constructor(diagnostics: readonly Diagnostic[]) {
    super(formatDiagnostics(diagnostics));
    this.stack = this.message;
    // Not enumerable: Node prints every enumerable property of an error that nobody catches.
    const hidden = { name: 'GitOpsError', code: diagnostics[0].code, diagnostics, [ERROR_TAG]: true };
    Reflect.ownKeys(hidden).forEach((key) => Object.defineProperty(this, key, { value: hidden[key as 'code'], enumerable: false }));
  }
}

/** Whether `error` is ours, also across two copies of the package. */
export function isGitOpsError(error: unknown): error is GitOpsError {
  return typeof error === 'object' && error !== null && ERROR_TAG in error;
}
