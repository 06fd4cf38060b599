/** Random plain files of every format that sops knows, in the many ways in which people write them. */
import fc from 'fast-check';

export interface RandomFile {
  readonly name: string;
  readonly text: Buffer;
  /** A creation rule without its recipients, as `.sops.yaml` writes it. */
  readonly rule: Readonly<Record<string, string | boolean>>;
  /** How many key groups; more than one means Shamir. */
  readonly groups: number;
}

const word = fc.constantFrom('name', 'password', 'token', 'user', 'port', 'tls', 'data', 'stringData', 'host', 'key', 'note', 'list', 'tree', 'on', '8080', '0755',
  'true', 'null', 'a b', 'ä', 'x:y', '#hash', '-', '', 'constructor', '__proto__', 'secret_unencrypted', 'mine_secret', 'very.long/key-with_parts');

/**
 * A text of several lines never begins with a space or a line break: go-yaml then writes a wrong hint of the
 * indentation below a list, and sops changes such a value itself when it stands in the clear.
 */
const text = fc.oneof(
  { weight: 4, arbitrary: fc.string({ maxLength: 20 }) },
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
  {
    weight: 3,
    arbitrary: fc.constantFrom('', 'yes', 'no', 'on', '~', 'null', '1', '1.0', '0x1F', '1e3', '2001-12-14', '1:20', '.inf', 'true', ' leading', 'trailing ',
      'tab\there', 'quote"s', 'it\'s', 'back\\slash', '# no comment', 'a #b', 'a: b', '- x', '{x}', '[y]', '*a', '&a', '!t', '%d', '@at', '`tick`', '|', '>', '---', '...',
      '\u00a0nbsp', '\u0085nel', 'ls\u2028', '\ufeffbom', 'emoji 🔑', 'ENC[', '<<', '=', 'null byte \u0000', '\u001b[31m', 'long '.repeat(60).trim()),
  },
  {
    weight: 2,
    arbitrary: fc.array(fc.constantFrom('', ' ', 'line', '  indented', 'trail ', '# c', '\ttab', 'k: v'), { minLength: 1, maxLength: 5 })
      .map((lines) => ['first', ...lines].join('\n')),
  },
);

/** Everything in a YAML text that is not a string has several spellings. No -0.0, which sops turns into the integer 0. */
const plainYaml = fc.oneof(
  fc.constantFrom('null', '~', 'true', 'False', 'TRUE', '0', '-1', '42', '0755', '0o17', '0b101', '0x1F', '1_000', '9223372036854775807', '-9223372036854775808', '08', '1.5',
    '.5', '5.', '1e3', '1e21', '1E-7', '123456789.125', '18446744073709551616', '1.7976931348623157e308', '5e-324', '2001-12-14', '2001-12-14T21:59:43.10-05:00', '2001-1-2 3:4:5.5',
    'yes', 'plain words', '.inf', '-.INF', '!!str 12', '!!float 3', '!!int "7"', '!custom x', '!!binary aGVsbG8='),
  fc.integer().map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
);

/** No empty one: sops reads an empty comment of a list back as an item. */
const comment = fc.constantFrom('plain', ' spaced', ' sops:enc', 'ünï', ' a: b', '#double');

interface Node {
  readonly kind: 'scalar' | 'string' | 'map' | 'list' | 'anchor';
  readonly text?: string;
  readonly style?: number;
  readonly entries?: readonly (readonly [string, Node, string | undefined, string | undefined])[];
}

const { node } = fc.letrec<{ node: Node; map: Node; list: Node; leaf: Node }>((tie) => ({
  leaf: fc.oneof(
    { weight: 2, arbitrary: plainYaml.map((value): Node => ({ kind: 'scalar', text: value })) },
    { weight: 3, arbitrary: fc.tuple(text, fc.nat(2)).map(([value, style]): Node => ({ kind: 'string', text: value, style })) },
  ),
  map: fc.tuple(fc.uniqueArray(fc.tuple(word, tie('node'), fc.option(comment, { nil: undefined, freq: 4 }), fc.option(comment, { nil: undefined, freq: 6 })),
    { selector: ([key]) => key, maxLength: 5 }), fc.nat(5)).map(([entries, style]): Node => ({ kind: 'map', entries, style })),
  list: fc.tuple(fc.array(fc.tuple(fc.constant(''), tie('node'), fc.option(comment, { nil: undefined, freq: 6 }), fc.option(comment, { nil: undefined, freq: 8 })),
    { maxLength: 4 }), fc.nat(5)).map(([entries, style]): Node => ({ kind: 'list', entries, style })),
  node: fc.oneof({ maxDepth: 4, withCrossShrink: true }, { weight: 4, arbitrary: tie('leaf') }, { weight: 2, arbitrary: tie('map') }, { weight: 1, arbitrary: tie('list') }),
}));

/** At the top there is a map in block style, as sops demands. */
const root = fc.uniqueArray(fc.tuple(word, node, fc.option(comment, { nil: undefined, freq: 4 }), fc.option(comment, { nil: undefined, freq: 6 })),
  { selector: ([key]) => key, minLength: 1, maxLength: 6 }).map((entries): Node => ({ kind: 'map', entries, style: 1 }));

/** JSON is YAML, so a double-quoted string and a flow collection are written as JSON. */
function flow(value: Node): string {
  switch (value.kind) {
    case 'map':
      return `{${value.entries!.map(([key, item]) => `${quoted(key)}: ${flow(item)}`).join(', ')}}`;
    case 'list':
      return `[${value.entries!.map(([, item]) => flow(item)).join(', ')}]`;
    case 'string':
      return quoted(value.text!);
    default:
      return value.text!;
  }
}

/** JSON leaves out escapes for characters that YAML does not print. */
function quoted(value: string): string {
  return JSON.stringify(value).replace(/[\u007f-\u00a0\u2028\u2029\ufeff\ufffe\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function scalarText(value: Node, indent: number): string {
  const string = value.text!;
  if (value.kind === 'scalar') {
    return string;
  }
  if (value.style === 1 && /^[\u0020-\u007e]*$/.test(string)) {
    return `'${string.replaceAll('\'', '\'\'')}'`;
  }
  const isBlock = value.style === 2 && /^[\u0021-\u0022\u0024-\u007e][\u0020-\u007e]*(?:\n[\u0020-\u007e]*)*[\u0021-\u007e]$/.test(string);
  return isBlock ? `|-\n${string.split('\n').map((line) => (line === '' ? '' : `${' '.repeat(indent + 2)}${line}`)).join('\n')}` : quoted(string);
}

function block(value: Node, indent: number): string {
  const pad = ' '.repeat(indent);
  return value.entries!.map(([key, item, above, behind]) => {
    const head = `${above === undefined ? '' : `${pad}#${above}\n`}${pad}${value.kind === 'map' ? `${quoted(key)}:` : '-'}`;
    if ((item.kind === 'map' || item.kind === 'list') && item.style !== 0 && item.entries!.length > 0) {
      return `${head}\n${block(item, indent + 2)}`;
    }
    const isLeaf = item.kind === 'scalar' || item.kind === 'string';
    const body = isLeaf ? scalarText(item, indent) : flow(item);
    const tail = behind === undefined || body.includes('\n') ? '' : ` #${behind}`;
    return `${head} ${body}${tail}\n`;
  }).join('');
}

const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof({ maxDepth: 4 },
    {
      weight: 5,
      arbitrary: fc.oneof(text, fc.boolean(), fc.constant(null), fc.maxSafeInteger(), fc.double({ noNaN: true, noDefaultInfinity: true })),
    },
    { weight: 2, arbitrary: fc.uniqueArray(fc.tuple(word, tie('value')), { selector: ([key]) => key, maxLength: 5 }).map((items) => new Map(items)) },
    { weight: 1, arbitrary: fc.array(tie('value'), { maxLength: 4 }) }),
})).value;

function jsonText(value: unknown): string {
  if (value instanceof Map) {
    return `{${[...value].map(([key, item]) => `${JSON.stringify(key)}: ${jsonText(item)}`).join(', ')}}`;
  }
  return Array.isArray(value) ? `[${value.map(jsonText).join(',')}]` : JSON.stringify(value);
}

const flatKey = fc.constantFrom('USER', 'PASSWORD', 'TOKEN_secret', 'PORT', 'NOTE_unencrypted', 'A', 'b', 'lower.key');
const flatText = fc.oneof(fc.constantFrom('', 'x', 'with space', 'a=b', 'two\\nlines', 'ünï', '"quoted"', 'https://a.example:1/'), fc.string({ unit: fc.constantFrom(...'abc123 -_./'), maxLength: 12 }));

const dotenv = fc.array(fc.oneof(fc.tuple(flatKey, flatText).map(([key, value]) => `${key}=${value}`), comment.map((line) => `#${line}`), fc.constant('')), { minLength: 1, maxLength: 8 })
  .map((lines) => `${[...lines, 'LAST=1'].join('\n')}\n`);

const iniLine = fc.oneof(fc.tuple(flatKey, flatText).map(([key, value]) => `${key} = ${value}`), comment.map((line) => `; ${line}`));
const ini = fc.uniqueArray(fc.tuple(fc.constantFrom('database', 'cache', 'a b', 'x.y'), fc.array(iniLine, { maxLength: 5 })), { selector: ([name]) => name, minLength: 1, maxLength: 3 })
  .map((sections) => sections.map(([name, lines]) => `[${name}]\n${[...lines, 'last = 1'].join('\n')}\n`).join('\n'));

const rule = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  {
    weight: 4,
    arbitrary: fc.constantFrom<Record<string, string>>({ encrypted_regex: '^(data|stringData|token)$' }, { unencrypted_regex: '(?i)^(HOST|port)$' }, { encrypted_suffix: '_secret' },
      { unencrypted_suffix: 'e' }, { encrypted_comment_regex: 'sops:enc' }, { unencrypted_comment_regex: 'sops:enc' }),
  },
);

const named = fc.oneof(
  { weight: 12, arbitrary: root.map((value) => ({ name: 'tree.yaml', text: Buffer.from(block(value, 0)) })) },
  { weight: 2, arbitrary: fc.tuple(root, root).map(([one, two]) => ({ name: 'documents.yaml', text: Buffer.from(`${block(one, 0)}---\n${block(two, 0)}`) })) },
  { weight: 4, arbitrary: fc.uniqueArray(fc.tuple(word, json), { selector: ([key]) => key, maxLength: 6 }).map((items) => ({ name: 'tree.json', text: Buffer.from(jsonText(new Map(items))) })) },
  { weight: 2, arbitrary: dotenv.map((value) => ({ name: 'flat.env', text: Buffer.from(value) })) },
  { weight: 2, arbitrary: ini.map((value) => ({ name: 'flat.ini', text: Buffer.from(value) })) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }).map((value) => ({ name: 'some.bin', text: Buffer.from(value) })) },
);

export const randomFile: fc.Arbitrary<RandomFile> = fc.tuple(named, rule, fc.boolean(), fc.constantFrom(1, 1, 1, 2, 3))
  .map(([file, crypt, macOnly, groups]) => ({ ...file, rule: macOnly ? { ...crypt, mac_only_encrypted: true } : crypt, groups }));

/** What a generator would not think of. */
export const WRITTEN_BY_HAND: readonly (readonly [string, string])[] = [
  ['anchors.yaml', 'base: &base\n  # inside\n  a: 1\n  b: two # behind\nuse: *base\nlist: [*base, &x y, *x]\n'],
  ['merge.yaml', 'base: &base {a: 1}\nuse:\n  <<: *base\n  b: 2\n'],
  ['folded.yaml', 'a: >\n  folded\n  text\n\n  more\nb: >-\n  x\nc: "two\n  lines"\nd: plain\n  continued\n'],
  ['comments.yaml', '# first\n\n# second\n\na: 1\n\n# before b\nb:\n  # in b\n  c: 1\n\n  # end of b\n# before d\nd: # at d\n  - 1\n  # in list\n  - 2\n# last\n'],
  ['nested-lists.yaml', 'a:\n- - 1\n  - 2\n- - x: 1\n    y: 2\n  -\n    z: 3\n'],
  ['start.yaml', '---\na: 1\n...\n'],
  ['leading.yaml', 'a: "\\n  x\\ny"\nb:\n  c: "  x\\ny\\n\\n"\n'],
  ['crlf.yaml', 'a: 1\r\nb: x\r\n'],
  ['keys.yaml', '"quoted key": 1\n\'single\': 2\n? explicit\n: 3\n"on": 4\n'],
  ['empty.json', '{}\n'],
  ['big.json', '{"a": 9223372036854775807, "b": 9223372036854775808, "c": 1e400e}'.replace('e}', '}').replace('1e400', '1e300')],
  ['comments.env', '#top\nA=1\n\n#middle\nB=\nC==\n'],
  ['quotes.ini', '; top\n[one]\na = "x ; y"\nb = `back # tick`\nc = """three\nlines"""\nd: colon\n'],
];
