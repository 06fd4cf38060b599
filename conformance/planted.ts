/** A judge that never objects judges nothing: each has to find the faults planted in `conformance/planted`. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Example } from './example';
import { judgeAdmission } from './judge-admission';
import { judgeHelm } from './judge-helm';
import { judgeKustomize } from './judge-kustomize';
import { judgeMarkers } from './judge-markers';
import { judgeReferences } from './judge-references';
import { judgeArgoSchemas, judgeFluxSchemas } from './judge-schemas';
import { judgeSops } from './judge-sops';
import { Toolbox } from './toolbox';
import { readTree } from './tree';
import { JudgeResult, Verdicts } from './verdicts';

/** A judge over the planted faults, and a word of each failure that it has to report. */
interface Trap {
  readonly judge: () => JudgeResult;
  readonly finds: readonly string[];
  readonly needsCrds: boolean;
}

export function planted(tools: Toolbox, crds: string, standIn: string): JudgeResult {
  const example = new Example('planted', join(__dirname, 'planted'));
  const flux = { folder: example.tryOutput('flux')!, minor: example.minor('flux') };
  const argocd = { folder: example.tryOutput('argocd')!, minor: example.minor('argocd') };
  const minors = { argocd: argocd.minor, flux: flux.minor };
  const encrypted = readTree(flux.folder).encrypted.map((file) => ({ file, keyFile: example.keyFile }));
  const traps: readonly Trap[] = [
    { judge: () => judgeFluxSchemas(tools, [flux], crds), finds: ['inteval'], needsCrds: true },
    { judge: () => judgeArgoSchemas(tools, [argocd], crds), finds: ['selfheal'], needsCrds: true },
    { judge: () => judgeAdmission(tools, [{ ...minors, folder: flux.folder }], crds, 'flux'), finds: ['spec.inteval', 'chart or chartRef', 'dat"'], needsCrds: true },
    { judge: () => judgeAdmission(tools, [{ ...minors, folder: argocd.folder }], crds, 'argo-cd'), finds: ['selfheal'], needsCrds: true },
    { judge: () => judgeKustomize(tools, [flux.folder]), finds: ['nowhere.yaml'], needsCrds: false },
    { judge: () => judgeSops(tools, encrypted), finds: ['damaged.enc.yaml: sops decrypt: MAC mismatch', 'refused.sops.yaml: decrypted, it is not taken'], needsCrds: false },
    { judge: () => judgeHelm(tools, [example], standIn), finds: ['renders ""replicas": 3"'], needsCrds: false },
    { judge: () => judgeReferences(tools, [example]), finds: ['misspelt is there already', 'path "manifests" is not there'], needsCrds: false },
    { judge: () => judgeMarkers(tools, [example]), finds: ['4 markers, of which the controller finds 2', '"1.4.0" is no value'], needsCrds: false },
  ];
  const verdicts = new Verdicts();
  for (const trap of traps) {
    springTrap(trap, existsSync(crds), verdicts);
  }
  return verdicts.result('planted', 'faults that the judges have to find');
}

function springTrap({ judge, finds, needsCrds }: Trap, haveCrds: boolean, verdicts: Verdicts): void {
  if (needsCrds && !haveCrds) {
    verdicts.skip('no upstream CRDs to judge the planted faults with', finds.length);
    return;
  }
  const { judge: name, failures } = judge();
  for (const word of finds) {
    verdicts.attempt(name, () => {
      if (!failures.some((failure) => failure.includes(word))) {
        throw new Error(`did not find the planted fault "${word}", only: ${failures.join(' | ') || 'nothing'}`);
      }
    });
  }
}
