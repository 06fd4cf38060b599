/** fmt through printf: every verb, flag, width and precision on every sort of value. */
import { DATA, TemplateCase } from './template-case';

const VERBS = ['v', 's', 'd', 'q', 'x', 'X', 't', 'T', 'e', 'E', 'f', 'F', 'g', 'G', 'b', 'o', 'O', 'c', 'U', 'z', 'w', '%'];
const FLAGS = ['', '+', '#', '-', ' ', '0', '8', '-8', '08', '+8', '.2', '8.3', '-8.3', '+.0', '#.3', '# ', '+#', '010.4', '.'];
const VALUES = [
  '1', '-42', '0', '1.5', '-0.25', '1234567.0', '1e21', '0.000012', '2.5', '0.5', '"hi"', '"é☃\\x80\\n"', '""', 'true', 'nil', '.l', '.m', '.sm', '.strs', '.i', '.n', '.z', '.le', '\'x\'', '0x1F600', '1+2i',
];
const FORMATS: readonly string[] = [
  '%', '%%', '%!', '% ', 'a%', '%d %d', '%[1]d', '%[2]d %[1]d', '%[3]d', '%[]d', '%[x]d', '%[1', '%[1]', '%*d', '%-*d', '%.*f', '%[2]*[1]d', '%.[2]*[1]f', '%[1]*d', '%*', '%.*', '%[0]d', '%[-1]d', '%[1]5d', '%5[1]d', '%.3[1]f', '%[1].3f', '%6.2f%%', '%é', '%d%s', '%1000001d', '%.1000001d', '%v%', '%+-+- d', '%00005d', '%5%', '%-5%', '%w', '%[1]v %v', '%[2]v %v', '%[1]*.[2]*[3]f', '%99d',
];

export const PRINTF_CASES: readonly TemplateCase[] = [
  ...VERBS.flatMap((verb) => FLAGS.flatMap((flags) => VALUES.map((value): TemplateCase => ({
    mode: 'plain', name: 'p', template: `{{printf "[%${flags}${verb}]" ${value}}}`, data: DATA,
  })))),
  ...FORMATS.flatMap((format) => ['', '1', '1 2', '3 4 5.5', '"a" "b"', 'nil 1', '-5 7', '8 2 3.14159'].map((args): TemplateCase => ({
    mode: 'plain', name: 'p', template: `{{printf ${JSON.stringify(format)} ${args}}}`, data: DATA,
  }))),
];
