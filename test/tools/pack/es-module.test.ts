import { asEsModule } from '../../../tools/pack/es-module';

const specifierOf = (request: string) => (request === './emit' ? 'packed:text/emit' : `lazy:${request}`);

test('what is in the pack is imported, and anything else is loaded by need', () => {
  const source = 'const emit_1 = require("./emit");\nconst yaml_1 = require("yaml");\nconst node_fs_1 = require("node:fs");\nrun(emit_1.emit, new yaml_1.Document(node_fs_1.read));\n';
  expect(asEsModule(source, specifierOf)).toContain([
    'import * as emit_1 from "packed:text/emit";', 'import { outside as yaml_1 } from "lazy:yaml";', 'import { outside as node_fs_1 } from "eager:node:fs";',
    'run(emit_1.emit, new (yaml_1()).Document(node_fs_1.read));',
  ].join('\n'));
});

test('what is exported is a plain name', () => {
  const source = 'exports.LIMIT = void 0;\nexports.isFew = isFew;\nexports.LIMIT = 3;\nfunction isFew(count) { return count < exports.LIMIT; }\n';
  expect(asEsModule(source, specifierOf)).toBe('\n\nconst LIMIT = 3;\nfunction isFew(count) { return count < LIMIT; }\n\nexport { isFew, LIMIT };\n');
});

test('a file that does something when it is loaded is still loaded at once', () => {
  expect(asEsModule('require("./emit");\nrequire("./other");\n', specifierOf)).toContain('import "packed:text/emit";\nimport "eager:./other";\n');
});
