/** The API server's own validators over every object: structure, list keys, metadata, CEL; built-in kinds strictly. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Toolbox } from './toolbox';
import { readTree, showFile } from './tree';
import { JudgeResult, Verdicts } from './verdicts';

interface Admission {
  readonly origin: string;
  readonly kind: string;
  readonly verdict: 'valid' | 'invalid' | 'unknown';
  readonly errors: readonly string[] | null;
}

/** One folder of output, and the minors of both products: an output may have objects for both. */
export interface AdmittedFolder {
  readonly folder: string;
  readonly argocd: string;
  readonly flux: string;
}

/** What was written for one engine, with the upstream CRDs of both. */
export function judgeAdmission(tools: Toolbox, dirs: readonly AdmittedFolder[], crds: string, engine: string): JudgeResult {
  const verdicts = new Verdicts();
  for (const { folder, argocd, flux } of dirs) {
    const definitions = [join(crds, 'argo-cd', `v${argocd}`), join(crds, 'flux', `v${flux}`)];
    const missing = definitions.find((definition) => !existsSync(definition));
    if (missing !== undefined) {
      verdicts.skip(`no CRDs in ${missing}`);
      continue;
    }
    const files = [...new Set(readTree(folder).manifests.map(({ file }) => file))];
    if (files.length > 0) {
      const admitted = JSON.parse(tools.output('admit', [...definitions.flatMap((dir) => ['-crds', dir]), ...files])) as readonly Admission[];
      admitted.forEach((admission) => countAdmission(admission, verdicts));
    }
  }
  return verdicts.result(`admission ${engine}`, 'all objects, packages of the Kubernetes API server');
}

function countAdmission({ origin, kind, verdict, errors }: Admission, verdicts: Verdicts): void {
  const ours = /(^|\.)(fluxcd|argoproj)\.io\//.test(kind);
  if (verdict === 'valid') {
    verdicts.pass();
  } else if (verdict === 'unknown' && !ours) {
    verdicts.skip(`nobody here knows ${kind}`);
  } else {
    const faults = verdict === 'unknown' ? ['the CRDs do not serve this kind'] : errors ?? [];
    verdicts.fail(`${showFile(origin)} ${kind}: ${faults.join('; ')}`);
  }
}
