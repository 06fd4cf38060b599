/** Types of sprig (reflect.go). */
import { goFunc, GoFunc, GoValue, typeName, typeOf } from '../gotemplate';
import { deepEqual } from './deep';

function typeText(value: GoValue): string {
  return value === null ? '<nil>' : typeName(value);
}

function kindText(value: GoValue): string {
  return value === null ? 'invalid' : typeOf(value)!.kind;
}

export const REFLECT: Readonly<Record<string, GoFunc>> = {
  typeOf: goFunc('func(any) string', typeText),
  typeIs: goFunc('func(string, any) bool', (name: string, value: GoValue) => name === typeText(value)),
  typeIsLike: goFunc('func(string, any) bool', (name: string, value: GoValue) => [name, `*${name}`].includes(typeText(value))),
  kindOf: goFunc('func(any) string', kindText),
  kindIs: goFunc('func(string, any) bool', (name: string, value: GoValue) => name === kindText(value)),
  deepEqual: goFunc('func(any, any) bool', deepEqual),
};
