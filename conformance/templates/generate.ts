/** Templates that nobody would write: grown from the grammar, with arguments that mostly fit, and then damaged. */
import { Random } from './random';
import { DATA, TemplateCase } from './template-case';

type Sort = 'text' | 'int' | 'number' | 'bool' | 'list' | 'map' | 'any';

const TERMS: Readonly<Record<Exclude<Sort, 'any'>, readonly string[]>> = {
  text: ['.s', '.e', '.u', '.q', '.lines', '"x"', '"a-b"', '`raw`', '.m.b.c', '.sm.env', '(index .ls 1)', '$.s', '.path'],
  int: ['0', '1', '2', '3', '-1', '.i', '(len .s)', '\'a\'', '(int .n)'],
  number: ['.n', '.f', '.neg', '.zero', '1.5', '.big', '3', '.m.a'],
  bool: ['true', 'false', '.t', '.fl', '(not .e)', '(eq .s "hello")'],
  list: ['.l', '.ls', '.ln', '.le', '.ll', '.strs', '(list 1 "b" nil)', '(until 3)'],
  map: ['.m', '.me', '(dict "a" 1 "k" .s)', '.m.b', '(index .l 5)'],
};
const ODD = ['nil', '.z', '.none', '.none.deep', '.sm', '.', '$', '1i', '(semver "1.2.3")', '.m.none'];

/** Of every function: what it is given, and what it gives. */
const FUNCTIONS: Readonly<Record<string, readonly [readonly Sort[], Sort]>> = {
  upper: [['text'], 'text'],
  lower: [['text'], 'text'],
  title: [['text'], 'text'],
  trim: [['text'], 'text'],
  quote: [['any'], 'text'],
  squote: [['any'], 'text'],
  trunc: [['int', 'text'], 'text'],
  substr: [['int', 'int', 'text'], 'text'],
  repeat: [['int', 'text'], 'text'],
  indent: [['int', 'text'], 'text'],
  nindent: [['int', 'text'], 'text'],
  replace: [['text', 'text', 'text'], 'text'],
  trimSuffix: [['text', 'text'], 'text'],
  trimPrefix: [['text', 'text'], 'text'],
  trimAll: [['text', 'text'], 'text'],
  contains: [['text', 'text'], 'bool'],
  hasPrefix: [['text', 'text'], 'bool'],
  splitList: [['text', 'text'], 'list'],
  join: [['text', 'list'], 'text'],
  cat: [['any', 'any'], 'text'],
  toStrings: [['any'], 'list'],
  abbrev: [['int', 'text'], 'text'],
  wrap: [['int', 'text'], 'text'],
  wrapWith: [['int', 'text', 'text'], 'text'],
  snakecase: [['text'], 'text'],
  camelcase: [['text'], 'text'],
  kebabcase: [['text'], 'text'],
  swapcase: [['text'], 'text'],
  initials: [['text'], 'text'],
  nospace: [['text'], 'text'],
  untitle: [['text'], 'text'],
  b64enc: [['text'], 'text'],
  b64dec: [['text'], 'text'],
  sha256sum: [['text'], 'text'],
  default: [['any', 'any'], 'any'],
  empty: [['any'], 'bool'],
  coalesce: [['any', 'any', 'any'], 'any'],
  ternary: [['any', 'any', 'bool'], 'any'],
  toJson: [['any'], 'text'],
  toPrettyJson: [['any'], 'text'],
  toRawJson: [['any'], 'text'],
  toYaml: [['any'], 'text'],
  fromJson: [['text'], 'any'],
  fromYaml: [['text'], 'map'],
  int: [['any'], 'int'],
  int64: [['any'], 'number'],
  float64: [['any'], 'number'],
  add: [['number', 'number'], 'number'],
  sub: [['number', 'number'], 'number'],
  mul: [['number', 'number'], 'number'],
  div: [['number', 'number'], 'number'],
  mod: [['number', 'number'], 'number'],
  add1: [['number'], 'number'],
  max: [['number', 'number'], 'number'],
  min: [['number', 'number'], 'number'],
  addf: [['number', 'number'], 'number'],
  mulf: [['number', 'number'], 'number'],
  divf: [['number', 'number'], 'number'],
  round: [['number', 'int'], 'number'],
  floor: [['number'], 'number'],
  ceil: [['number'], 'number'],
  until: [['int'], 'list'],
  untilStep: [['int', 'int', 'int'], 'list'],
  seq: [['int', 'int'], 'text'],
  list: [['any', 'any'], 'list'],
  first: [['list'], 'any'],
  last: [['list'], 'any'],
  rest: [['list'], 'list'],
  initial: [['list'], 'list'],
  append: [['list', 'any'], 'list'],
  prepend: [['list', 'any'], 'list'],
  concat: [['list', 'list'], 'list'],
  reverse: [['list'], 'list'],
  uniq: [['list'], 'list'],
  without: [['list', 'any'], 'list'],
  has: [['any', 'list'], 'bool'],
  compact: [['list'], 'list'],
  sortAlpha: [['list'], 'list'],
  slice: [['list', 'int', 'int'], 'list'],
  chunk: [['int', 'list'], 'list'],
  dict: [['text', 'any'], 'map'],
  get: [['map', 'text'], 'any'],
  set: [['map', 'text', 'any'], 'map'],
  hasKey: [['map', 'text'], 'bool'],
  pick: [['map', 'text'], 'map'],
  omit: [['map', 'text'], 'map'],
  merge: [['map', 'map'], 'map'],
  mergeOverwrite: [['map', 'map'], 'map'],
  dig: [['text', 'any', 'map'], 'any'],
  deepCopy: [['map'], 'map'],
  pluck: [['text', 'map', 'map'], 'list'],
  typeOf: [['any'], 'text'],
  kindOf: [['any'], 'text'],
  kindIs: [['text', 'any'], 'bool'],
  deepEqual: [['any', 'any'], 'bool'],
  regexMatch: [['text', 'text'], 'bool'],
  regexReplaceAll: [['text', 'text', 'text'], 'text'],
  regexFindAll: [['text', 'text', 'int'], 'list'],
  regexSplit: [['text', 'text', 'int'], 'list'],
  semverCompare: [['text', 'text'], 'bool'],
  normalize: [['text'], 'text'],
  slugify: [['text'], 'text'],
  base: [['text'], 'text'],
  dir: [['text'], 'text'],
  clean: [['text'], 'text'],
  urlParse: [['text'], 'map'],
  plural: [['text', 'text', 'int'], 'text'],
};
const BUILTINS: Readonly<Record<string, readonly [readonly Sort[], Sort]>> = {
  eq: [['any', 'any'], 'bool'], ne: [['any', 'any'], 'bool'], lt: [['number', 'number'], 'bool'], le: [['int', 'int'], 'bool'], gt: [['text', 'text'], 'bool'], ge: [['number', 'number'], 'bool'], and: [['any', 'any'], 'any'], or: [['any', 'any'], 'any'], not: [['any'], 'bool'], len: [['list'], 'int'], index: [['map', 'text'], 'any'], print: [['any', 'any'], 'text'], printf: [['text', 'any', 'any'], 'text'], println: [['any'], 'text'], html: [['any'], 'text'], js: [['any'], 'text'], urlquery: [['any'], 'text'],
};
const CHANGING: ReadonlySet<string> = new Set(['set', 'merge', 'mergeOverwrite']);
const FORMATS = ['"%v"', '"%s|%d"', '"%5.2f %q"', '"%T %t"', '"%-8v|%+v"', '"%x %#v"', '"%[2]v %[1]v"', '"%%%c%U"'];
const OPTIONS: readonly (readonly string[])[] = [[], [], [], ['missingkey=zero'], ['missingkey=error']];

class Grower {
  private variables = 0;
  private isInDefinition = false;

  public constructor(private readonly random: Random, private readonly isPlain: boolean) {}

  public template(depth: number): string {
    const count = 1 + this.random.below(4);
    return Array.from({ length: count }, () => this.node(depth)).join(this.random.pick(['', ' ', '\n', ' é ']));
  }

  private node(depth: number): string {
    const kinds = depth > 0 ? ['action', 'action', 'action', 'text', 'if', 'range', 'with', 'declare', 'assign', 'define'] : ['action', 'text'];
    switch (this.random.pick(kinds)) {
      case 'text': return this.random.pick(['text', ' \n ', '☃', '}} ', '{ {']);
      case 'if': return this.block(`if ${this.pipeline('bool', 2)}`, depth, 'if');
      case 'with': return this.block(`with ${this.random.chance(30) ? this.fresh() : ''}${this.pipeline('any', 2)}`, depth, 'with');
      case 'range': return this.loop(depth);
      case 'declare': return this.action(`${this.fresh()}${this.pipeline('any', 2)}`);
      case 'assign': return this.action(`$v${this.random.below(3)} = ${this.pipeline('any', 1)}`);
      case 'define': return this.definition(depth);
      default: return this.action(this.pipeline('any', 3));
    }
  }

  private action(text: string): string {
    const [open, close] = this.random.pick([['{{', '}}'], ['{{ ', ' }}'], ['{{- ', ' -}}'], ['{{- ', ' }}']]);
    return open + text + close;
  }

  private fresh(): string {
    return `$v${this.variables++ % 3} := `;
  }

  private block(head: string, depth: number, kind: string): string {
    const otherwise = this.random.pick(['', '', `${this.action('else')}${this.template(depth - 1)}`, `${this.action(`else ${kind} ${this.pipeline('any', 1)}`)}y`]);
    return `${this.action(head)}${this.template(depth - 1)}${otherwise}${this.action('end')}`;
  }

  private loop(depth: number): string {
    const head = this.random.pick(['', '$v0 := ', '$v0, $v1 := ', '$v0, $v1 = ']) + this.pipeline(this.random.pick(['list', 'list', 'map', 'int'] as const), 2);
    const exit = this.random.chance(25) ? this.action(`if ${this.pipeline('bool', 1)}`) + this.action(this.random.pick(['break', 'continue'])) + this.action('end') : '';
    const body = this.template(depth - 1);
    return `${this.action(`range ${head}`)}${exit}${body}${this.random.chance(30) ? `${this.action('else')}none` : ''}${this.action('end')}`;
  }

  private definition(depth: number): string {
    if (this.isInDefinition) {
      return '';
    }
    const name = this.random.pick(['a', 'b']);
    const use = this.action(`template "${name}" ${this.pipeline('any', 1)}`);
    // No recursion: a called template calls none.
    this.isInDefinition = true;
    const block = `${this.action(`block "${name}" ${this.pipeline('any', 1)}`)}${this.template(depth - 1)}${this.action('end')}`;
    this.isInDefinition = false;
    return this.random.pick([use, block, `{{define "${name}"}}[{{.}}]{{end}}${use}`]);
  }

  private pipeline(sort: Sort, depth: number): string {
    const first = this.call(sort, depth);
    return this.random.chance(30) ? `${first} | ${this.piped(depth)}` : first;
  }

  private functions(): Readonly<Record<string, readonly [readonly Sort[], Sort]>> {
    return this.isPlain || this.random.chance(25) ? BUILTINS : FUNCTIONS;
  }

  /** A function whose last argument comes through the pipe. */
  private piped(depth: number): string {
    const [name, [sorts]] = this.random.pick(Object.entries(this.functions()));
    return [name, ...this.arguments(name, sorts.slice(0, -1), depth - 1)].join(' ');
  }

  private call(sort: Sort, depth: number): string {
    if (depth <= 0 || this.random.chance(35)) {
      return this.term(sort);
    }
    const all = Object.entries(this.functions());
    const fitting = sort === 'any' ? all : all.filter(([, [, gives]]) => gives === sort);
    if (fitting.length === 0) {
      return this.term(sort);
    }
    const [name, [sorts]] = this.random.pick(fitting);
    return [name, ...this.arguments(name, sorts, depth - 1)].join(' ');
  }

  private arguments(name: string, sorts: readonly Sort[], depth: number): readonly string[] {
    return sorts.map((sort, index) => {
      if (name === 'printf' && index === 0) {
        return this.random.pick(FORMATS);
      }
      const call = this.call(sort, depth);
      // A map that holds itself makes Go run out of stack, and takes the oracle with it.
      if (CHANGING.has(name) && index === 0) {
        return `(deepCopy (${call}))`;
      }
      return call.includes(' ') && !call.startsWith('(') ? `(${call})` : call;
    });
  }

  private term(sort: Sort): string {
    if (this.random.chance(2)) {
      return this.plain(ODD);
    }
    if (this.random.chance(5)) {
      return `$v${this.random.below(3)}`;
    }
    const real = sort === 'any' ? this.random.pick(Object.keys(TERMS) as (keyof typeof TERMS)[]) : sort;
    return this.plain(TERMS[real]);
  }

  /** A term that the language alone understands, where there are no functions. */
  private plain(terms: readonly string[]): string {
    return this.random.pick(this.isPlain ? terms.filter((term) => !/\((?:list|until|dict|int|semver)/.test(term)) : terms);
  }
}

const DAMAGE = ['{{', '}}', '"', '(', ')', '|', '.', '$', ' ', '-', '\n', ':=', ',', '`', '\'', 'end', '{{end}}', '{{else}}', '1', 'é', '\u0000'];

function damage(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  const cut = random.below(3);
  return random.chance(50) ? text.slice(0, at) + random.pick(DAMAGE) + text.slice(at) : text.slice(0, at) + text.slice(at + cut);
}

export function generateCases(count: number, seed: number): readonly TemplateCase[] {
  const random = new Random(seed);
  return Array.from({ length: count }, (_, index) => {
    const mode = index % 3 === 0 ? 'plain' : 'go';
    const prefix = random.chance(96) ? '{{$v0 := .s}}{{$v1 := 1}}{{$v2 := .m}}' : '';
    const grown = prefix + new Grower(random, mode === 'plain').template(3);
    const template = random.chance(15) ? damage(grown, random) : grown;
    return { mode, name: 'g', template, data: DATA, options: random.pick(OPTIONS) };
  });
}
