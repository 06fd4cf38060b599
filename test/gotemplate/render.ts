import { isGitOpsError } from '../../src/diagnostics';
import { compile, FuncMap } from '../../src/gotemplate';

export interface RenderOptions {
  readonly options?: readonly string[];
  readonly funcs?: FuncMap;
  readonly name?: string;
}

export function render(template: string, data: unknown = {}, { options, funcs, name = 't' }: RenderOptions = {}): string {
  return compile(name, template, funcs, options).execute(data);
}

/** The code and the message of the error, or the output where there was none. */
export function renderError(template: string, data: unknown = {}, options: RenderOptions = {}): { readonly code: string; readonly message: string } {
  try {
    return { code: 'none', message: render(template, data, options) };
  } catch (error) {
    if (isGitOpsError(error)) {
      return { code: error.code, message: error.diagnostics[0].message };
    }
    throw error;
  }
}
