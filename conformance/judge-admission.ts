/** The API server's own validators over every object: structure, list keys, metadata, CEL; built-in kinds strictly. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { OutputFolder } from './judge-schemas';
import { Toolbox } from './toolbox';
import { readTree, showFile } from './tree';
import { JudgeResult, Verdicts } from './verdicts';

interface Admission {
  readonly origin: string;
  readonly kind: string;
  readonly verdict: 'valid' | 'invalid' | 'unknown';
  readonly errors: readonly string[] | null;
}

/** The output of one engine (`argo-cd` or `flux`, a folder of upstream CRDs). */
export function judgeAdmission(tools: Toolbox, dirs: readonly OutputFolder[], crds: string, product: 'argo-cd' | 'flux'): JudgeResult {
  const verdicts = new Verdicts();
  for (const { folder, minor } of dirs) {
    const definitions = join(crds, product, `v${minor}`);
    if (!existsSync(definitions)) {
      verdicts.skip(`no CRDs in ${definitions}`);
      continue;
    }
    const files = [...new Set(readTree(folder).manifests.map(({ file }) => file))];
    if (files.length > 0) {
      const admitted = JSON.parse(tools.output('admit', ['-crds', definitions, ...files])) as readonly Admission[];
      admitted.forEach((admission) => countAdmission(admission, verdicts));
    }
  }
  return verdicts.result(`admission ${product}`, 'all objects, packages of the Kubernetes API server');
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
