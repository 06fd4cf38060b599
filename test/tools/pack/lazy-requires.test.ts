import { makeLazy } from '../../../tools/pack/lazy-requires';

test('what is required is loaded at its first use', () => {
  const lazy = makeLazy('const a_1 = require("./a");\nexports.f = () => new a_1.A(a_1.b);\n');
  const loaded: string[] = [];
  const exported: { f?: () => unknown } = {};
  class A {}
  new Function('require', 'exports', lazy)((name: string) => (loaded.push(name), { A, b: 1 }), exported);
  expect(loaded).toEqual([]);
  expect([exported.f!(), exported.f!()]).toEqual([new A(), new A()]);
  expect(loaded).toEqual(['./a']);
});

test('classes that are extended are loaded at once', () => {
  const source = 'const cdk8s_1 = require("cdk8s");\nclass App extends cdk8s_1.App {}\n';
  expect(makeLazy(source)).toBe(source);
});

test('names that are exported further wait, too, and are listed for ES modules', () => {
  const getter = 'Object.defineProperty(exports, "A", { enumerable: true, get: function () { return a_1.A; } });';
  const lazy = makeLazy(`var a_1 = require("./a");\n${getter}\nexports.b = __importStar(require("./b"));\n`);
  expect(lazy).toContain('lazyExport("A", () => (a_1()).A);');
  expect(lazy).toContain('lazyExport("b", () => require("./b"));');
  expect(lazy).toContain('module.exports = { A, b }');
  expect(lazy).not.toContain('Object.defineProperty(exports, "A"');
});
