import { ArgoSyncOptions, Protection, PrunePropagationPolicy, renderSyncOptions } from '../../src/argocd/sync-options';
import { ArgoCdVersion } from '../../src/argocd/version';
import { Faults } from '../../src/diagnostics';

function render(options: ArgoSyncOptions, version: ArgoCdVersion = '3.5'): { options: string[]; codes: string[] } {
  const faults = new Faults('apps/web');
  return { options: renderSyncOptions(options, version, faults), codes: faults.diagnostics.map(({ code }) => code) };
}

test.each([
  [{ pruneLast: true }, 'PruneLast=true'],
  [{ prunePropagationPolicy: PrunePropagationPolicy.BACKGROUND }, 'PrunePropagationPolicy=background'],
  [{ replace: true }, 'Replace=true'],
  [{ applyOutOfSyncOnly: true }, 'ApplyOutOfSyncOnly=true'],
  [{ failOnSharedResource: true }, 'FailOnSharedResource=true'],
  [{ respectIgnoreDifferences: true }, 'RespectIgnoreDifferences=true'],
  [{ skipDryRunOnMissingResource: true }, 'SkipDryRunOnMissingResource=true'],
  [{ clientSideApplyMigration: false }, 'ClientSideApplyMigration=false'],
  [{ prune: Protection.NEVER }, 'Prune=false'],
  [{ prune: Protection.CONFIRM }, 'Prune=confirm'],
  [{ delete: Protection.CONFIRM }, 'Delete=confirm'],
])('%j is written %s', (options, word) => {
  expect(render(options)).toEqual({ options: [word], codes: [] });
});

test('what happens anyway is not written', () => {
  expect(render({ pruneLast: false, replace: false, clientSideApplyMigration: true, respectIgnoreDifferences: false }).options).toEqual([]);
});

test.each([
  [{ skipDryRunOnMissingResource: true }, '3.0'],
  [{ clientSideApplyMigration: false }, '3.0'],
  [{ prune: Protection.CONFIRM }, '3.3'],
  [{ delete: Protection.NEVER }, '3.3'],
] as [ArgoSyncOptions, ArgoCdVersion][])('fails with ARG110 on %j for Argo CD %s, which does not know it', (options, version) => {
  expect(render(options, version).codes).toEqual(['ARG110']);
});
