import { callSite, tryCallSite } from '../../src/diagnostics/call-site';

test('the call site is the first line that is neither ours nor a package\'s', () => {
  expect(callSite()).toMatch(/^test\/diagnostics\/call-site\.test\.ts:\d+$/);
});

test.each([
  ['    at Object.<anonymous> (/home/me/shop/main.ts:12:3)', '/home/me/shop/main.ts:12'],
  ['    at /home/me/shop/main.ts:12:3', '/home/me/shop/main.ts:12'],
  ['    at new Shop (/home/me/my shop (2)/main.ts:12:3)', '/home/me/my shop (2)/main.ts:12'],
  ['    at async main (file:///home/me/shop/main.mts:1:20)', '/home/me/shop/main.mts:1'],
  ['    at async file:///home/me/shop/main.mts:1:20', '/home/me/shop/main.mts:1'],
  ['    at run (/home/me/node_modules/cdk8s/lib/app.js:1:2)', undefined],
  ['    at Module._compile (node:internal/modules/cjs/loader:1554:14)', undefined],
  ['    at new Promise (<anonymous>)', undefined],
  ['Error: something', undefined],
])('the frame %j is %j', (frame, expected) => {
  expect(tryCallSite(frame, '/')).toBe(expected?.slice(1));
});
