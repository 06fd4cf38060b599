import { Diagnostic, formatDiagnostics } from './diagnostic';

const ERROR_TAG = Symbol.for('cdk8s-gitops.GitOpsError');

/**
 * The one error class of the library. It carries diagnostics, so that tests, the command line and
 * editors read codes instead of prose; and its stack is the message and the user's own line, because a
 * mistake of the user is not explained by our call frames.
 *
 * jsii cannot export subclasses of Error, hence internal: recognise it with `isGitOpsError`.
 */
export class GitOpsError extends Error {
  public declare readonly code: string;
  public declare readonly diagnostics: readonly Diagnostic[];

  public constructor(diagnostics: readonly Diagnostic[]) {
    super(formatDiagnostics(diagnostics));
    // Not enumerable: Node prints every enumerable property of an error that nobody caught.
    // One frame, the user's own; without any, Node would draw brackets around the message.
    const { code, at } = diagnostics[0];
    const stack = at === undefined ? this.message : `${this.message}\n    at ${at}`;
    const hidden = { name: 'GitOpsError', code, diagnostics, stack, [ERROR_TAG]: true };
    for (const key of Reflect.ownKeys(hidden)) {
      Object.defineProperty(this, key, { value: hidden[key as keyof typeof hidden], configurable: true });
    }
  }
}

/** Whether `error` is ours, also across two copies of the package. */
export function isGitOpsError(error: unknown): error is GitOpsError {
  return typeof error === 'object' && error !== null && ERROR_TAG in error;
}
