import { isGitOpsError } from '../../src/diagnostics';
import { compile } from '../../src/gotemplate';
import { ARGOCD_FUNCS } from '../../src/sprig';

/** What a template with sprig renders, or the code of its error and what Go says behind the position. */
export function call(template: string, data: unknown = {}): string {
  try {
    return compile('t', template, ARGOCD_FUNCS).execute(data);
  } catch (error) {
    if (isGitOpsError(error)) {
      return `${error.code} ${error.diagnostics[0].message.replace(/^.*?>: /s, '')}`;
    }
    throw error;
  }
}
