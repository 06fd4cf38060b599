/** The dotenv format (stores/dotenv/store.go): `KEY=VALUE` a line, `\n` for a line break, no quotes. */
import { flatText } from './flat-text';
import { comment, entry, leaf, map, SopsComment, SopsEntry, SopsTree, StoreFault } from './tree';
import { tryDecodeExactly } from '../text';

export function readDotenv(bytes: Buffer): SopsTree {
  const text = tryDecodeExactly(bytes);
  if (text === undefined) {
    throw new StoreFault('text is not valid UTF-8');
  }
  const items = text.split('\n').flatMap((line, index) => (line === '' ? [] : [readLine(line, index + 1)]));
  return { documents: [map(items)] };
}

function readLine(line: string, number: number): SopsEntry | SopsComment {
  if (line.startsWith('#')) {
    return comment(line.slice(1), false, number);
  }
  const equals = line.indexOf('=');
  if (equals < 0) {
    throw new StoreFault('line without "=", where dotenv needs KEY=VALUE', number);
  }
  return entry(line.slice(0, equals), leaf(line.slice(equals + 1).replaceAll('\\n', '\n'), number), number);
}

/** The first document; a value that is a map or a list has no place in dotenv. */
export function writeDotenv(tree: SopsTree): Buffer {
  const lines = (tree.documents[0]?.items ?? []).map((item) => {
    if (item.kind === 'comment') {
      return `#${item.text}\n`;
    }
    if (item.value.kind !== 'leaf') {
      throw new StoreFault(`value of "${item.key}" is a ${item.value.kind}, which dotenv cannot hold`, item.line);
    }
    return `${item.key}=${flatText(item.value.value).replaceAll('\n', '\\n')}\n`;
  });
  return Buffer.from(lines.join(''));
}
