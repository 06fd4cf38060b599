/** Go's encoding/json, the writing half: sorted keys, HTML escaped, integers as they are. */
import { GoError, GoInt, GoMap, GoObject, GoSlice, GoValue, sortedEntries, spend, spendAdded, toArgument, typeName } from '../gotemplate';

export interface JsonStyle {
  readonly escapesHtml: boolean;
  readonly indent?: string;
}

export function encodeJson(value: GoValue, style: JsonStyle): string {
  return new JsonWriter(style).write(value);
}

class JsonWriter {
  private depth = 0;
  private length = 0;

  public constructor(private readonly style: JsonStyle) {}

  public write(wrapped: GoValue): string {
    spend(1);
    const value = toArgument(wrapped);
    const text = this.tryScalar(value);
    if (text !== undefined) {
      this.length += text.length;
      spendAdded(text.length, this.length);
      return text;
    }
    if (value instanceof GoSlice) {
      return value.isNil ? 'null' : this.list('[', value.items.map((item) => () => this.write(item)), ']');
    }
    if (value instanceof GoMap) {
      const separator = this.style.indent === undefined ? ':' : ': ';
      const entries = sortedEntries(value).map(([key, item]) => () => this.string(key) + separator + this.write(item));
      return value.isNil ? 'null' : this.list('{', entries, '}');
    }
    throw new GoError(`json: unsupported type: ${typeName(value)}`);
  }

  private tryScalar(value: GoValue): string | undefined {
    switch (typeof value) {
      case 'string': return this.string(value);
      case 'boolean': return String(value);
      case 'number': return number(value);
      default: break;
    }
    if (value instanceof GoInt) {
      return String(value.value);
    }
    if (value instanceof GoObject && value.parts.json !== undefined) {
      return this.write(value.parts.json);
    }
    return value === null || value === undefined ? 'null' : undefined;
  }

  private list(open: string, items: readonly (() => string)[], close: string): string {
    if (items.length === 0) {
      return open + close;
    }
    this.depth++;
    const { indent } = this.style;
    const start = indent === undefined ? '' : `\n${indent.repeat(this.depth)}`;
    const body = items.map((item) => start + item()).join(',');
    this.depth--;
    return `${open}${body}${indent === undefined ? '' : `\n${indent.repeat(this.depth)}`}${close}`;
  }

  private string(text: string): string {
    const escaped = JSON.stringify(text).replace(/[\u2028\u2029]/g, unicode).replace(/\\ud[c-f][0-9a-f]{2}|\\ud[89ab][0-9a-f]{2}/g, '\\ufffd');
    return this.style.escapesHtml ? escaped.replace(/[<>&]/g, unicode) : escaped;
  }
}

function unicode(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function number(value: number): string {
  if (!Number.isFinite(value)) {
    throw new GoError(`json: unsupported value: ${Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf'}`);
  }
  return Object.is(value, -0) ? '-0' : String(value);
}
