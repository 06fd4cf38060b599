/** Through Go's encoding/json and back: unknown fields and empty values go, a wrong type is an error. */
import { fail } from '../diagnostics';
import { formatPath, jsonOf, Path } from '../text';
import { tryFieldsOf } from './application-type';
import { Fields, isMap } from './fields';

/** What is reported where a value has the wrong type. */
export interface DecodeFault {
  readonly code: string;
  readonly where: string;
}

/** The value as the type `type` of `APPLICATION_TYPES` writes it. */
export function decode(type: string, value: unknown, fault: DecodeFault, path: Path = []): unknown {
  if (value === null || value === undefined) {
    return zeroOf(type, fault, path);
  }
  if (type.startsWith('[]')) {
    return Array.isArray(value) ? value.map((item, index) => decode(type.slice(2), item, fault, [...path, index])) : refuse(value, 'a list', fault, path);
  }
  if (type.startsWith('{}')) {
    return isMap(value)
      ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, decode(type.slice(2), item, fault, [...path, key])]))
      : refuse(value, 'a mapping', fault, path);
  }
  const fields = tryFieldsOf(type);
  return fields ? decodeStruct(type, value, fault, path) : decodeScalar(type, value, fault, path);
}

function decodeStruct(type: string, value: unknown, fault: DecodeFault, path: Path): Fields {
  if (!isMap(value)) {
    return refuse(value, 'a mapping', fault, path);
  }
  const entries: [string, unknown][] = [];
  for (const [key, field] of tryFieldsOf(type)!) {
    const given = Object.hasOwn(value, key) ? value[key] : undefined;
    if ((given === undefined || given === null) && field.presence !== 'always') {
      continue;
    }
    const decoded = decode(field.type, given, fault, [...path, key]);
    if (field.presence !== 'filled' || !isEmpty(decoded)) {
      entries.push([key, decoded]);
    }
  }
  return Object.fromEntries(entries);
}

function decodeScalar(type: string, value: unknown, fault: DecodeFault, path: Path): unknown {
  switch (type) {
    case 'string': return typeof value === 'string' ? value : refuse(value, 'a string', fault, path);
    case 'bool': return typeof value === 'boolean' ? value : refuse(value, 'a boolean', fault, path);
    case 'int': return typeof value === 'number' && Number.isInteger(value) ? value : refuse(value, 'an integer', fault, path);
    case 'intOrString': return typeof value === 'string' || Number.isInteger(value) ? value : refuse(value, 'an integer or a string', fault, path);
    default: return withFloats(value);
  }
}

/** Raw JSON keeps no integer that a float64 cannot hold. */
function withFloats(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withFloats);
  }
  return isMap(value) ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withFloats(item)])) : typeof value === 'bigint' ? Number(value) : value;
}

function zeroOf(type: string, fault: DecodeFault, path: Path): unknown {
  switch (type) {
    case 'string': return '';
    case 'bool': return false;
    case 'int': case 'intOrString': return 0;
    case 'raw': return null;
    default: return type.startsWith('[]') ? [] : type.startsWith('{}') ? {} : decodeStruct(type, {}, fault, path);
  }
}

function isEmpty(value: unknown): boolean {
  return value === '' || value === false || value === 0 || value === null
    || (Array.isArray(value) ? value.length === 0 : isMap(value) && Object.keys(value).length === 0);
}

function refuse(value: unknown, wanted: string, { code, where }: DecodeFault, path: Path): never {
  return fail(code, where, `${formatPath(path)} is ${jsonOf(value)}, and has to be ${wanted}`,
    'a template makes strings only: write other types as they are, or set them in templatePatch');
}
