import { appliedIn, Applied, isManifest, KIND, RepositoryLayout } from '../../inventory';
import { parseYaml } from '../../text';
import { FleetCheck, FleetContext, isSet, listAt, textAt, valueAt } from '../engine';
import { configMap, repository } from './examples';

const RESOURCES = `
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources: [shop.yaml]
`;

export const fileThatIsNoManifest: FleetCheck = {
  code: 'FLX280',
  title: 'YAML file that is no manifest in a folder that Flux applies file by file',
  severity: 'error',
  rationale: 'Without a kustomization.yaml Flux takes every YAML file below the path for a manifest; one that is none fails the build, and nothing is applied.',
  bad: repository({ 'apps/shop/shop.yaml': configMap('open'), 'apps/shop/values.yaml': 'replicaCount: 2' }),
  good: repository({ 'apps/shop/shop.yaml': configMap('open'), 'apps/shop/values.yaml': 'replicaCount: 2', 'apps/shop/kustomization.yaml': RESOURCES }),
  fix: 'add a kustomization.yaml that lists the manifests, or move the file elsewhere',
  source: 'https://fluxcd.io/flux/components/kustomize/kustomizations/#generating-a-kustomizationyaml-file',
  checkAll(context, report) {
    const { layout, objects } = context.inventory;
    const all = layout === undefined ? [] : appliedIn(context.inventory);
    // A file with an object in it is one that was read as manifests.
    const read = new Set(all.length === 0 ? [] : objects.filter(({ name }) => name !== '').map((object) => layout!.pathOf(object)));
    for (const applied of all) {
      const files = hasOwnExclusions(context, applied, layout!) ? [] : walkedFiles(applied.path, layout!);
      const file = files.find((one) => !read.has(one) && isRefused(layout!.tryText(one)));
      if (file !== undefined) {
        report(applied.kustomization, ['spec', 'path'], `"${file}" below this path is no manifest of Kubernetes`);
      }
    }
  },
};

/** What the source leaves out of its artifact is not walked. */
function hasOwnExclusions({ inventory }: FleetContext, { kustomization }: Applied, layout: RepositoryLayout): boolean {
  const name = textAt(kustomization.manifest, 'spec', 'sourceRef', 'name');
  return layout.files.some((file) => file.endsWith('.sourceignore')) || kustomization.facts.isPartial === true
    || [KIND.gitRepository, KIND.bucket, KIND.ociRepository].flatMap((kind) => inventory.ofKind(kind))
      .some((source) => source.name === name && (isSet(valueAt(source.manifest, 'spec', 'ignore')) || listAt(source.manifest, 'spec', 'include').length > 0));
}

/** Files that source-controller leaves out unless it is told otherwise (`sourceignore.go` of fluxcd/pkg). */
const EXCLUDED = /(?:^|\/)(?:\.git(?:hub|ignore|modules|attributes)?|\.circleci)\/|(?:^|\/)(?:\.travis\.yml|\.gitlab-ci\.yml|appveyor\.yml|\.drone\.yml|cloudbuild\.yaml|codeship-(?:services|steps)\.yml|\.goreleaser\.yml|\.sops\.yaml|\.flux\.yaml)$/;

/** Files that are read one by one: not those of folders with a kustomization of their own. */
function walkedFiles(path: string, layout: RepositoryLayout): readonly string[] {
  const folder = path.replace(/^[./]+/, '').replace(/\/+$/, '');
  if (!layout.covers(folder) || layout.kustomizationAt(folder) !== undefined) {
    return [];
  }
  const below = folder === '' ? '' : `${folder}/`;
  return layout.files.filter((file) => file.startsWith(below) && /\.ya?ml$/.test(file) && !EXCLUDED.test(file) && !isOfKustomization(file, below, layout));
}

function isOfKustomization(file: string, below: string, layout: RepositoryLayout): boolean {
  const parts = file.slice(below.length).split('/').slice(0, -1);
  return parts.some((_, index) => layout.kustomizationAt(below + parts.slice(0, index + 1).join('/')) !== undefined);
}

/** Text with templates in it is refused as well, but one cannot always tell what a strange file is for: only sound YAML counts. */
function isRefused(text: string | undefined): boolean {
  const { documents, faults } = text === undefined ? { documents: [], faults: [] } : parseYaml(text, { lastKeyWins: true });
  return faults.length === 0 && documents.some(({ value }) => isSet(value) && !isObject(value));
}

function isObject(value: unknown): boolean {
  return isManifest(value) && (typeof valueAt(value, 'metadata', 'name') === 'string' || String(value.kind).endsWith('List')
    || isSet(valueAt(value, 'metadata', 'generateName')) || String(value.apiVersion).startsWith('kustomize.config.k8s.io/'));
}
