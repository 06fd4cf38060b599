import { writeDotenv, readDotenv } from '../../src/sops/dotenv-store';
import { formatGoFloat, formatGoFloatShort } from '../../src/sops/go-number';
import { readIni, writeIni } from '../../src/sops/ini-store';
import { readJson, writeJson } from '../../src/sops/json-store';
import { plainData } from '../../src/sops/plain-data';
import { comment, entry, leaf, map, SopsScalar, SopsTime, SopsTree } from '../../src/sops/tree';
import { readYaml, writeYaml } from '../../src/sops/yaml-store';

function yamlOf(value: SopsScalar): string {
  return writeYaml({ documents: [map([entry('k', leaf(value))])] }).toString().slice(3, -1);
}

describe('numbers are written as Go does', () => {
  test.each([
    [0, '0'], [-0, '-0'], [1, '1'], [0.1, '0.1'], [1e21, '1000000000000000000000'], [1.5e-7, '0.00000015'], [123456.789, '123456.789'], [-2.5, '-2.5'],
    [5e-324, `0.${'0'.repeat(323)}5`], [NaN, 'NaN'], [Infinity, '+Inf'], [-Infinity, '-Inf'],
  ])('%p without an exponent is %s', (value, text) => {
    expect(formatGoFloat(value)).toBe(text);
  });

  test.each([[100000, '100000'], [1e6, '1e+06'], [1234567, '1.234567e+06'], [0.0001, '0.0001'], [0.00001, '1e-05'], [-1e300, '-1e+300'], [0, '0']])('%p in short form is %s', (value, text) => {
    expect(formatGoFloatShort(value)).toBe(text);
  });
});

describe('YAML', () => {
  test.each<[SopsScalar, string]>([
    ['plain', 'plain'], ['', '""'], ['yes', '"yes"'], ['1', '"1"'], ['1:20', '"1:20"'], ['2001-01-01', '"2001-01-01"'], ['a: b', '\'a: b\''], ['a:b', 'a:b'], ['#x', '\'#x\''],
    ['it\'s #', '\'it\'\'s #\''], ['- x', '\'- x\''], ['-x', '-x'], [' x', '\' x\''], ['tab\t', '"tab\\t"'], ['🔑', '"\\U0001F511"'], ['ü', 'ü'], ['\u0085', '"\\N"'],
    ['x\ny\n', '|\n    x\n    y'], ['x\ny', '|-\n    x\n    y'], ['x\n\n', '|+\n    x\n'], ['  x\ny', '|4-\n      x\n    y'], ['x \ny', '"x \\ny"'], ['<<', '!!merge <<'],
    [5n, '5'], [1.5, '1.5'], [-0, '-0.0'], [Infinity, '.inf'], [NaN, '.nan'], [true, 'true'], [null, 'null'], [new SopsTime('2001-01-01T00:00:00Z'), '2001-01-01T00:00:00Z'],
    [Buffer.from([0xff]), '!!binary /w=='],
  ])('%p is written as %s', (value, text) => {
    expect(yamlOf(value)).toBe(text);
  });

  test('lists, maps and comments stand where sops puts them', () => {
    const text = '# top\na:\n    - b: 1\n      c:\n        - - x\n          - {}\n      # behind c\n    # above\n    - z # inline\n    # end of a\nd: {}\n';
    expect(writeYaml(readYaml(Buffer.from(text))).toString()).toBe(text);
  });

  test('a key that is too long or has a line break is an explicit one', () => {
    const tree: SopsTree = { documents: [map([entry('k'.repeat(129), leaf(1n)), entry('a\nb', map([entry('c', leaf('x\ny'))]))])] };
    const bytes = writeYaml(tree);
    expect(bytes.toString()).toContain(`? ${'k'.repeat(129)}\n: 1\n? "a\\nb"\n:\n    c: |-\n        x\n        y\n`);
    expect(plainData(readYaml(bytes))).toEqual(plainData(tree));
  });

  test('an empty map with comments is read as sops writes it', () => {
    expect(plainData(readYaml(Buffer.from('a: {\n    #x\n}\nb: 1\n')))).toEqual([{ a: {}, b: 1 }]);
  });

  test('the key "<<" is a key like any other', () => {
    expect(plainData(readYaml(Buffer.from('a: &a {x: 1}\nb:\n  <<: *a\n')))).toEqual([{ a: { x: 1 }, b: { '<<': { x: 1 } } }]);
  });

  test.each(['a: \u0001\n', 'a: \u0085\n', 'a: !!int x\n', '? [a]\n: 1\n', 'a: !x ENC[AES256_GCM,\n'])('fails for %j', (text) => {
    expect(() => readYaml(Buffer.from(text))).toThrow(expect.objectContaining({ code: 'SEC102' }));
  });
});

describe('JSON', () => {
  test('order, large integers and escapes are kept', () => {
    const text = '{\n\t"b": 9223372036854775807,\n\t"10": [\n\t\t1.5,\n\t\ttrue,\n\t\tnull\n\t],\n\t"2": "a\\u003cb\\n",\n\t"e": {},\n\t"n": 9223372036854776000\n}\n';
    expect(writeJson(readJson(Buffer.from(text.replace('9223372036854776000', '9223372036854775808')))).toString()).toBe(text);
  });

  test.each([
    '[]', '"x"', '', '{', '{"a"}', '{"a":}', '{"a":1,}', '{"a":1}{', '{"a":01}', '{"a":"x}', '{"a":"\\x"}', '{"a":"\n"}', '{"a":1,"a":2}', '\ufeff{}', '{"a":1e999}', '{a:1}', `{"a":${'['.repeat(400)}`,
  ])('fails for %j', (text) => {
    expect(() => readJson(Buffer.from(text))).toThrow(expect.objectContaining({ code: 'SEC102' }));
  });

  test('half a surrogate pair is replaced, as Go does', () => {
    expect(plainData(readJson(Buffer.from('{"a":"\\ud800x"}')))).toEqual([{ a: '\ufffdx' }]);
  });

  test('a long string takes no stack', () => {
    expect(plainData(readJson(Buffer.from(`{"a":"${'x\\"'.repeat(400_000)}"}`)))).toEqual([{ a: 'x"'.repeat(400_000) }]);
  });
});

describe('dotenv', () => {
  test('lines, comments and line breaks are kept', () => {
    const text = '#top\nA=1\nB=\nC=x=y\nD=one\\ntwo\n';
    expect(plainData(readDotenv(Buffer.from(text)))).toEqual([{ A: '1', B: '', C: 'x=y', D: 'one\ntwo' }]);
    expect(writeDotenv(readDotenv(Buffer.from(text))).toString()).toBe(text);
  });

  test('values of other types become text', () => {
    const items = [entry('f', leaf(1)), entry('g', leaf(1e30)), entry('t', leaf(new SopsTime('2001-01-01T00:00:00.5Z'))), entry('n', leaf(null)), comment('c')];
    expect(writeDotenv({ documents: [map(items)] }).toString()).toBe('f=1.0\ng=1E+30\nt=2001-01-01T00:00:00Z\nn=<nil>\n#c\n');
  });
});

describe('INI', () => {
  const TEXT = [
    '; top', 'global = 1', '', '[one] ; behind', '# above a', 'a = "quoted"', 'b : colon', 'c = `back # tick`', 'd = """three', 'lines"""', 'e = x ; inline', 'f = con\\', 'tinued', '"k=y" = 1', '', '[two]', '',
  ].join('\n');

  test('is read as go-ini reads it', () => {
    expect(plainData(readIni(Buffer.from(TEXT)))).toEqual([{
      DEFAULT: { global: '1' },
      one: { 'a': 'quoted', 'b': 'colon', 'c': 'back # tick', 'd': 'three\nlines', 'e': 'x', 'f': 'continued', 'k=y': '1' },
      two: {},
    }]);
  });

  test('is written as go-ini writes it', () => {
    expect(writeIni(readIni(Buffer.from(TEXT))).toString()).toBe([
      '; top', 'global = 1', '', '; behind', '[one]', '; above a', 'a     = quoted', 'b     = colon', 'c     = `back # tick`', 'd     = """three', 'lines"""', '; inline', 'e     = x', 'f     = continued',
      '`k=y` = 1', '', '[two]', '',
    ].join('\n'));
  });

  test('a key that is a dash counts', () => {
    expect(plainData(readIni(Buffer.from('- = a\n- = b\n')))).toEqual([{ DEFAULT: { '#1': 'a', '#2': 'b' } }]);
  });

  test.each(['x\n', '[\n', '=1\n', 'a = """x\n', '`a = 1\n'])('fails for %j', (text) => {
    expect(() => readIni(Buffer.from(text))).toThrow(expect.objectContaining({ code: 'SEC102' }));
  });
});

test.each<[string, Record<string, unknown>]>([['__proto__', { a: 1 }], ['constructor', { a: 1 }]])('the key %s is data like any other', (name, value) => {
  const [data] = plainData(readJson(Buffer.from(JSON.stringify({ x: 1 }).replace('"x":1', `"${name}":{"a":1}`))));
  expect(Object.entries(data as object)).toEqual([[name, value]]);
});

test.each([
  'password: *hunter2', 'password: *"hunter2"', 'password: |hunter2', 'password: >hunter2\n  x', 'password: "a" hunter2', 'password: !hunter2 [', 'password: @hunter2',
  'password: "\\hunter2"', '%hunter2 x\n---\na: 1', '%TAG hunter2\n---\na: 1', 'password: [a}hunter2', 'password: &hunter2 &x y', "password: 'hunter2", 'a: b: hunter2',
])('what the YAML parser stumbles over is not repeated: %j', (text) => {
  let message = '';
  try {
    readYaml(Buffer.from(text));
  } catch (error) {
    message = (error as Error).message;
  }
  expect(message).not.toContain('unter2');
});
