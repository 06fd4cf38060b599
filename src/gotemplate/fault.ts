import { fail } from '../diagnostics';
import { locationOf, Node, nodeText } from './node';
import { quote } from './quote';

const FIXES: Readonly<Record<string, string>> = {
  TPL101: 'correct the template',
  TPL102: 'give the template the parameters that it needs, or guard it with "if" or "default"',
  TPL103: 'make the template smaller, or break its recursion',
  TPL104: 'compute the value elsewhere and pass it as a parameter',
};

/** Who a template is for messages of ours; Argo CD gives its templates no name. */
export function subjectOf(name: string): string {
  return name === '' ? 'template' : name;
}

export function failTemplate(code: keyof typeof FIXES, name: string, message: string): never {
  return fail(code, subjectOf(name), message, FIXES[code]);
}

/** Go's text for a fault while executing (`errorf` in exec.go). */
export function executionMessage(name: string, node: Node, message: string): string {
  return `template: ${locationOf(node)}: executing ${quote(name)} at <${nodeText(node)}>: ${message}`;
}
