import { KIND } from '../../inventory';
import { ObjectCheck } from '../engine';
import { generatorSource, setWith } from './example';
import { allGenerators } from './generators';

export const neverAgain: ObjectCheck = {
  code: 'ARG556',
  title: 'generator that is never asked again',
  severity: 'warning',
  rationale: 'With zero or less, Argo CD sets no time for the next look, and notices changes only when a webhook or a change of the set itself tells it.',
  bad: setWith({ generators: git('requeueAfterSeconds: 0, '), name: 'shop-{{ .path.basename }}' }),
  good: setWith({ generators: git('requeueAfterSeconds: 600, '), name: 'shop-{{ .path.basename }}' }),
  fix: 'give the seconds between two looks, or remove the field for the default',
  source: generatorSource('git'),
  kinds: [KIND.applicationSet],
  check({ spec }, report) {
    for (const { fields, path } of allGenerators(spec)) {
      const seconds = fields.requeueAfterSeconds;
      if (typeof seconds === 'number' && seconds <= 0) {
        report([...path, 'requeueAfterSeconds'], `with ${seconds} seconds, the generator is never asked again`);
      }
    }
  },
};

function git(more: string): string {
  return `- git: {repoURL: https://github.com/myorg/shop, revision: main, ${more}directories: [{path: apps/*}]}`;
}
