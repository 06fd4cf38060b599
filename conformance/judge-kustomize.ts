/** kustomize: every kustomization builds as it stands, without a relaxed load restriction. */
import { dirname } from 'node:path';
import { Toolbox } from './toolbox';
import { readTree, showFile, textsAt } from './tree';
import { JudgeResult, Verdicts } from './verdicts';

export function judgeKustomize(tools: Toolbox, dirs: readonly string[]): JudgeResult {
  const verdicts = new Verdicts();
  for (const root of dirs) {
    for (const { file, kind, object } of readTree(root).kustomizations) {
      if (kind === 'Component') {
        verdicts.skip('a Component builds only as part of a Kustomization');
        continue;
      }
      if (textsAt(object, 'generators').length > 0) {
        verdicts.skip('a generator runs KSOPS, a plugin that is not among the tools here');
        continue;
      }
      const folder = dirname(file);
      verdicts.attempt(showFile(file), () => {
        tools.output('kustomize', ['build', folder]);
      });
    }
  }
  return verdicts.result('kustomize', 'every kustomization.yaml builds');
}
