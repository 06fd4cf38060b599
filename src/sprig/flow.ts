import { GoError, goFunc, GoFunc } from '../gotemplate';

function failWith(message: string): never {
  throw new GoError(message);
}

export const FLOW: Readonly<Record<string, GoFunc>> = { fail: goFunc('func(string) string', failWith) };
