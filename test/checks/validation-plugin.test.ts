import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GitOpsValidation } from '../../src/checks/validation-plugin';
import { temporaryDirectory } from '../apps';

const APPLICATION = `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: https://github.com/myorg/shop, path: deploy, targetRevision: main}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`;

async function report(yaml: string, props?: { readonly argocd?: string }) {
  const file = join(temporaryDirectory(), 'apps.yaml');
  writeFileSync(file, yaml);
  const violations: object[] = [];
  const submitted: unknown[] = [];
  const context = {
    manifests: [file],
    report: { addViolation: (violation: object) => violations.push(violation), submit: (...args: unknown[]) => submitted.push(...args) },
  };
  await new GitOpsValidation(props).validate(context);
  return { violations, submitted };
}

test('without findings the report succeeds, and says for which versions', async () => {
  expect(await report(APPLICATION)).toEqual({ violations: [], submitted: ['success', { argocd: '3.5', flux: '2.9', objects: '1' }] });
});

test('an error fails the report, and names the code, the place and the cure', async () => {
  const { violations, submitted } = await report(`# one line before\n${APPLICATION}  syncPolicy: {syncOptions: [Prun=false]}\n`, { argocd: '3.4' });

  expect(submitted[0]).toBe('failure');
  expect(violations).toEqual([{
    ruleName: 'ARG310 (error)',
    recommendation: 'unknown sync option',
    fix: 'write "Prune=false"',
    violatingResources: [{
      resourceName: 'shop',
      locations: [expect.stringContaining('spec.syncPolicy.syncOptions[0]: "Prun=false" is no sync option')],
      manifestPath: expect.stringMatching(/apps\.yaml:2$/),
    }],
  }]);
});

test('items of a list are objects, and a key that comes twice is found', async () => {
  const list = `apiVersion: v1\nkind: List\nitems:\n- ${APPLICATION.trim().replace(/\n/g, '\n  ')}\n  metadata: {name: again}\n`;
  const { submitted, violations } = await report(list);

  expect(submitted).toEqual(['failure', { argocd: '3.5', flux: '2.9', objects: '1' }]);
  expect(violations).toEqual([expect.objectContaining({ ruleName: 'YML101 (error)', recommendation: 'a key twice' })]);
});

test('a version that is not known is an error, and not another version', async () => {
  await expect(report(APPLICATION, { argocd: '9.9' })).rejects.toMatchObject({ code: 'CHK113' });
});
