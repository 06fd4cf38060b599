import { KIND } from '../../inventory';
import { formatChoices, Path, tryNearest } from '../../text';
import { listAt, ObjectCheck, Subject, textAt } from '../engine';
import { aliasesOf, aliasIn } from './aliases';

export const unknownAlias: ObjectCheck = {
  code: 'FLX362',
  title: 'alias of no source',
  severity: 'error',
  rationale: 'Flux does not know where to copy from: the artifact is not made, or its revision is not what it should be.',
  bad: `
apiVersion: source.extensions.fluxcd.io/v1beta1
kind: ArtifactGenerator
metadata: {name: shop, namespace: shop}
spec:
  sources:
  - {alias: chart, kind: OCIRepository, name: shop-chart}
  artifacts:
  - {name: shop, copy: [{from: '@charts/', to: '@artifact/'}]}
`,
  good: `
apiVersion: source.extensions.fluxcd.io/v1beta1
kind: ArtifactGenerator
metadata: {name: shop, namespace: shop}
spec:
  sources:
  - {alias: chart, kind: OCIRepository, name: shop-chart}
  artifacts:
  - {name: shop, copy: [{from: '@chart/', to: '@artifact/'}]}
`,
  fix: 'write the alias of one of spec.sources',
  source: 'https://github.com/fluxcd/source-watcher/blob/main/internal/controller/artifactgenerator_validation.go',
  kinds: [KIND.artifactGenerator],
  check(subject, report) {
    const aliases = aliasesOf(subject);
    if (aliases === undefined || aliases.length === 0 || subject.object.facts.isPartial === true) {
      return;
    }
    for (const { alias, path } of usesOf(subject)) {
      if (!aliases.includes(alias)) {
        const nearest = tryNearest(alias, aliases);
        report(path, `"@${alias}" is no alias of a source, known are ${formatChoices(aliases)}`, nearest === undefined ? undefined : `write "@${nearest}"`);
      }
    }
  },
};

interface AliasUse {
  readonly alias: string;
  readonly path: Path;
}

function usesOf({ spec }: Subject): AliasUse[] {
  const uses: AliasUse[] = [];
  const add = (text: string | undefined, path: Path) => {
    const alias = aliasIn(text);
    if (alias !== undefined) {
      uses.push({ alias, path });
    }
  };
  add(textAt(spec, 'pathPattern'), ['spec', 'pathPattern']);
  listAt(spec, 'artifacts').forEach((artifact, index) => {
    const path = ['spec', 'artifacts', index];
    add(textAt(artifact, 'revision'), [...path, 'revision']);
    add(textAt(artifact, 'originRevision'), [...path, 'originRevision']);
    listAt(artifact, 'copy').forEach((operation, at) => add(textAt(operation, 'from'), [...path, 'copy', at, 'from']));
  });
  return uses;
}
