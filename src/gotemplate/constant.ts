/** Number constants (`newNumber` in node.go): which of Go's types the text can be. */
import { NumberNode, Source } from './node';
import { floatToInt, tryParseFloat, tryParseInt, tryParseUint } from './number';
import { quote, tryUnquoteCharacter } from './quote';
import { GoError } from './signature';

type NumberFacts = Pick<NumberNode, 'int' | 'uint' | 'float' | 'complex'>;

/** Throws a GoError for what is no number. */
export function newNumber(text: string, type: 'number' | 'complex' | 'charConstant', pos: number, source: Source): NumberNode {
  return { type: 'number', text, pos, source, ...numberFacts(text, type) };
}

function numberFacts(text: string, type: 'number' | 'complex' | 'charConstant'): NumberFacts {
  if (type === 'charConstant') {
    return characterFacts(text);
  }
  if (type === 'complex') {
    return complexFacts(text);
  }
  const imag = text.endsWith('i') ? tryParseFloat(text.slice(0, -1)) : undefined;
  return imag === undefined ? realFacts(text) : simplifyComplex(0, imag);
}

function characterFacts(text: string): NumberFacts {
  const found = tryUnquoteCharacter(text);
  if (found === undefined) {
    throw new GoError('invalid syntax');
  }
  if (found.tail !== '\'') {
    throw new GoError(`malformed character constant: ${text}`);
  }
  return { int: BigInt(found.code), uint: BigInt(found.code), float: found.code };
}

function complexFacts(text: string): NumberFacts {
  const [, real, imag] = /^([+-]?[^+-]*(?:[eEpP][+-]\d+)?)([+-].*)i$/.exec(text) ?? [];
  const parts = [tryParseFloat(real ?? ''), tryParseFloat(imag ?? '')];
  if (parts[0] === undefined || parts[1] === undefined) {
    throw new GoError('syntax error scanning complex number');
  }
  return simplifyComplex(parts[0], parts[1]);
}

function simplifyComplex(real: number, imag: number): NumberFacts {
  const complex = { real, imag };
  return imag === 0 ? { complex, float: real, ...wholeNumbers(real) } : { complex };
}

function wholeNumbers(float: number): NumberFacts {
  const isWhole = Number.isInteger(float);
  return {
    int: isWhole && Math.abs(float) < 2 ** 63 ? floatToInt(float) : undefined,
    uint: isWhole && float >= 0 && float < 2 ** 64 ? BigInt(float) : undefined,
  };
}

function realFacts(text: string): NumberFacts {
  const int = tryParseInt(text);
  const uint = tryParseUint(text) ?? (int === 0n ? 0n : undefined);
  if (int !== undefined || uint !== undefined) {
    return { int, uint, float: Number(int ?? uint) };
  }
  const float = tryParseFloat(text);
  if (float === undefined) {
    throw new GoError(`illegal number syntax: ${quote(text)}`);
  }
  if (!/[.eEpP]/.test(text)) {
    throw new GoError(`integer overflow: ${quote(text)}`);
  }
  return { float, ...wholeNumbers(float) };
}
