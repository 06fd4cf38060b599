import * as fc from 'fast-check';
import { Context, describeContexts, isIn } from '../../tools/schemas/context';

const UNIVERSE: readonly Context[] = ['1.8', '1.9', '1.10', '2.0'].flatMap((minor) => [
  { kind: 'Widget', apiVersion: 'example.io/v1', minor },
  { kind: 'Gadget', apiVersion: 'example.io/v1', minor },
  { kind: 'Widget', apiVersion: 'example.io/v1beta1', minor },
]);

test('the rows of a set hold in exactly that set, whatever the set is', () => {
  fc.assert(fc.property(fc.subarray([...UNIVERSE], { minLength: 1 }), (set) => {
    const rows = describeContexts(set, UNIVERSE) ?? [{}];
    expect(UNIVERSE.filter((context) => isIn(rows, context))).toEqual(set);
  }));
});

test.each<readonly [string, (context: Context) => boolean, unknown]>([
  ['everything needs no row', () => true, undefined],
  ['a later start is a since', ({ minor }) => minor === '1.10' || minor === '2.0', [{ since: '1.10' }]],
  ['an end is a removed', ({ minor }) => minor === '1.8', [{ removed: '1.9' }]],
  ['one apiVersion is named', ({ apiVersion }) => apiVersion.endsWith('beta1'), [{ apiVersions: ['example.io/v1beta1'] }]],
  ['one kind is named', ({ kind, apiVersion }) => kind === 'Gadget' && apiVersion.endsWith('v1'),
    [{ kinds: ['Gadget'], apiVersions: ['example.io/v1'] }]],
  ['a gap makes two rows', ({ minor }) => minor !== '1.9', [{ removed: '1.9' }, { since: '1.10' }]],
])('%s', (_, holds, rows) => {
  const found = describeContexts(UNIVERSE.filter(holds), UNIVERSE);

  expect(found).toEqual(rows);
});
