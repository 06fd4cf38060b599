import { isIndex, Library, reachable, tryResolve, wantedNames, withDirectRequires } from '../../../tools/pack/library';

const library: Library = new Map([
  ['text/index', '__exportStar(require("./emit"), exports);\n__exportStar(require("./names"), exports);\n'],
  ['text/emit', 'exports.emit = emit;\nfunction emit() { }\n'],
  ['text/names', 'exports.NAME = void 0;\nexports.NAME = "name";\n'],
  ['layout/app', 'const text_1 = require("../text");\nconst node_fs_1 = require("node:fs");\n(0, text_1.emit)(text_1.NAME, node_fs_1.read);\n'],
  ['layout/whole', 'const text_1 = require("../text");\nObject.keys(text_1);\n'],
  ['index', 'var app_1 = require("./layout/app");\nObject.defineProperty(exports, "A", { enumerable: true, get: function () { return app_1.A; } });\n'],
]);

test('each name is required from the file that holds it', () => {
  expect(withDirectRequires(library, 'layout/app')).toBe([
    'const text_emit_0 = require("../text/emit");', 'const text_names_0 = require("../text/names");', 'const node_fs_1 = require("node:fs");',
    '(0, text_emit_0.emit)(text_names_0.NAME, node_fs_1.read);', '',
  ].join('\n'));
});

test('an index that is used as a whole is required as it is', () => {
  expect(withDirectRequires(library, 'layout/whole')).toBe(library.get('layout/whole'));
});

test('an index hands on what others hold', () => {
  expect([...library.keys()].filter((file) => isIndex(library.get(file)!))).toEqual(['text/index', 'index']);
});

test('what others use of a file is wanted of it, and everything that is handed on', () => {
  const direct = new Map(library).set('layout/app', withDirectRequires(library, 'layout/app'));
  expect(wantedNames(direct, ['layout/app'])).toEqual(new Map([['text/emit', new Set(['emit'])], ['text/names', new Set(['NAME'])]]));
  expect(wantedNames(library, ['text/index'])).toEqual(new Map([['text/emit', new Set(['emit'])], ['text/names', new Set(['NAME'])]]));
});

test('what a file loads is reachable, however far away', () => {
  expect([...reachable(library, ['index'])]).toEqual(['index', 'layout/app', 'text/index', 'text/emit', 'text/names']);
});

test('fails when a file that is required is not there', () => {
  expect(() => tryResolve(library, 'layout/app', './none')).toThrow('requires "./none"');
});
