import { runInNewContext } from 'node:vm';
import { bundle, Pack } from '../../../tools/pack/bundle';
import { Library } from '../../../tools/pack/library';

const library: Library = new Map([
  ['text/emit', 'exports.emit = emit;\nconst yaml_1 = require("yaml");\nfunction emit(value) { return (0, yaml_1.stringify)(value); }\n'],
  ['text/kind', 'exports.Kind = void 0;\nvar Kind;\n(function (Kind) { Kind["A"] = "a"; })(Kind || (exports.Kind = Kind = {}));\n'],
  ['model/app', `
    exports.App = exports.LIMIT = void 0;
    const node_path_1 = require("node:path");
    const emit_1 = require("../text/emit");
    const kind_1 = require("../text/kind");
    const tree_1 = require("../layout/tree");
    exports.LIMIT = 3;
    class App {
      static first = new App();
      static make() { return new App(); }
      write() { return [(0, emit_1.emit)(exports.LIMIT), kind_1.Kind.A, new tree_1.Tree(), (0, node_path_1.basename)("a/b")]; }
    }
    exports.App = App;
  `],
  ['layout/tree', 'exports.Tree = void 0;\nclass Tree {}\nexports.Tree = Tree;\n'],
  ['index', 'const app_1 = require("./model/app");\nconst kind_1 = require("./text/kind");\napp_1.App.make(kind_1.Kind);\n'],
]);

const one: Pack = { path: 'packs/one', files: ['text/emit', 'text/kind', 'model/app'] };
const two: Pack = { path: 'packs/two', files: ['layout/tree'] };

class Tree {}

/** The exports of the first pack, and what it has required so far. */
async function load(): Promise<{ readonly exports: any; readonly required: string[] }> {
  const outside: Readonly<Record<string, unknown>> = {
    'yaml': { stringify: String }, 'node:path': { basename: (path: string) => path.slice(2) }, './two.js': { layout_tree: { Tree } },
  };
  const required: string[] = [];
  const module = { exports: {} };
  const require = (name: string) => (required.push(name), outside[name]);
  runInNewContext(await bundle(one, [one, two], library), { module, exports: module.exports, require });
  return { exports: module.exports, required };
}

test('a pack exports of each file what others use of it', async () => {
  const { exports } = await load();
  expect(Object.keys(exports).sort()).toEqual(['model_app', 'text_kind']);
  expect(Object.keys(exports.model_app)).toEqual(['App']);
  expect(exports.text_kind.Kind).toEqual({ A: 'a' });
});

test('a pack loads other packs and packages when something in them is first used', async () => {
  const { exports, required } = await load();
  expect(required).toEqual(['node:path']);
  expect(exports.model_app.App.make().write()).toEqual(['3', 'a', expect.any(Tree), 'b']);
  expect(required).toEqual(['node:path', 'yaml', './two.js']);
});

test('a class keeps its name', async () => {
  const { exports } = await load();
  expect(exports.model_app.App.name).toBe('App');
  expect(exports.model_app.App.first).toBeInstanceOf(exports.model_app.App);
});

test('a pack is as strict as the files in it', async () => {
  expect(await bundle(one, [one, two], library)).toMatch(/^"use strict";/);
});
