import { codesIn, FleetOptions, found } from './fleet';
import { APPLICATION_CHECKS } from '../../src/checks/application';
import { runChecks } from '../../src/checks/engine';
import { Inventory, InventoryObject, isManifest } from '../../src/inventory';
import { parseYaml, Path } from '../../src/text';

interface Parts {
  readonly name?: string;
  readonly annotations?: string;
  readonly destination?: string;
  readonly spec?: string;
}

/** An Application without a fault, with lines of YAML put in. */
function application(source: string, { name = 'shop', annotations, destination, spec = '' }: Parts = {}): string {
  return `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: ${name}
  namespace: argocd
${annotations === undefined ? '' : `  annotations: ${annotations}\n`}spec:
  project: default
${source === '' ? '' : `  ${source}\n`}  destination: ${destination ?? '{server: https://kubernetes.default.svc, namespace: shop}'}
${spec === '' ? '' : `  ${spec}\n`}`;
}

const GIT = 'source: {repoURL: https://github.com/myorg/shop, path: deploy}';
const CHART = 'repoURL: https://charts.example.com, chart: shop, targetRevision: 1.2.3';
const withHelm = (helm: string, parts?: Parts) => application(`source: {${CHART}, helm: {${helm}}}`, parts);
const withSpec = (spec: string) => application(GIT, { spec });
const set = (template: string, more = '') => `
apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: shops, namespace: argocd}
spec:
  goTemplate: true
  goTemplateOptions: [missingkey=error]
  generators: [{clusters: {}}]
${more}  template:
    metadata: {name: 'shop-{{ .nameNormalized }}'}
    spec:
      project: default
${template.split('\n').map((line) => `      ${line}`).join('\n')}
`;

type Row = readonly [why: string, yaml: string, codes: readonly string[], options?: FleetOptions];

const multi = (files: string, ref = 'ref: values', more = '') => application(
  `sources: [{${CHART}, helm: {valueFiles: [${files}]}}, {repoURL: https://github.com/myorg/config, targetRevision: main, ${ref}}${more}]`);

const SOURCES: readonly Row[] = [
  ['an empty list of sources beside a source', application(`${GIT}\n  sources: []`), []],
  ['a hydrator beside a source', application(`${GIT}\n  sourceHydrator: {drySource: {repoURL: https://github.com/myorg/shop, path: chart, targetRevision: main},
    syncSource: {targetBranch: env/prod, path: shop}}`), ['ARG200']],
  ['a source that a substitution names', application('source: {repoURL: https://github.com/myorg/shop, path: "${FOLDER}"}'), []],
  ['a repository without a name', application('source: {repoURL: "", path: deploy}'), ['ARG202']],
  ['a lone ref', application('source: {repoURL: https://github.com/myorg/shop, ref: values}'), ['ARG202']],
  ['a templatePatch that may bring the source', set('destination: {server: "{{ .server }}", namespace: shop}', '  templatePatch: "spec: {source: {path: x}}"\n'), []],
  ['a template without a source', set('destination: {server: "{{ .server }}", namespace: shop}'), ['ARG201']],
  ['a template with placeholders everywhere', set('source: {repoURL: "{{ .name }}", chart: "{{ .name }}", targetRevision: "{{ .name }}", helm: {releaseName: "{{ .name }}"}}\n'
    + 'destination: {name: "{{ .name }}", namespace: "{{ .name }}"}'), []],
  ['any version of a chart', application('source: {repoURL: https://charts.example.com, chart: shop, targetRevision: "*"}'), []],
  ['a dot beside a chart', application(`source: {${CHART}, path: .}`), []],
  ['a list of directory settings that say nothing', application('source: {repoURL: https://github.com/myorg/shop, path: deploy, helm: {releaseName: a},'
    + ' directory: {recurse: false, jsonnet: {}}}'), []],
  ['the same in sources', application('sources: [{repoURL: https://github.com/myorg/shop, path: deploy, helm: {releaseName: a}, directory: {recurse: false}}]'), ['ARG205']],
  ['a ref that is used by a file parameter', application(`sources: [{${CHART}, helm: {fileParameters: [{name: a, path: $values/a.txt}]}},
    {repoURL: https://github.com/myorg/config, ref: values}]`), []],
  ['a plain variable in a path of a lone source', withHelm('valueFiles: [$ARGOCD_APP_NAME/values.yaml]'), []],
  ['a variable first in a path of several sources', multi('$values/a.yaml, $ARGOCD_APP_NAME/b.yaml'), ['ARG209']],
  ['a ref in braces, which a substitution may fill', multi('"${values}/a.yaml", $values/b.yaml'), []],
  ['a ref that is templated', set(`sources: [{${CHART}, helm: {valueFiles: [$x/a.yaml]}}, {repoURL: https://github.com/myorg/c, path: a, ref: "{{ .name }}"}]\n`
    + 'destination: {name: "{{ .name }}", namespace: shop}'), []],
  ['the only source, which refers to itself', application('sources: [{repoURL: https://github.com/myorg/shop, path: chart, ref: here, helm: {valueFiles: [$here/a.yaml]}}]'), []],
  ['the same before it was possible', application('sources: [{repoURL: https://github.com/myorg/shop, path: chart, ref: here, helm: {valueFiles: [$here/a.yaml]}}]'),
    ['ARG209'], { target: { argocd: '3.4' } }],
  ['values of an OCI artifact', application(`sources: [{${CHART}, helm: {valueFiles: [$values/a.yaml]}}, {repoURL: oci://ghcr.io/myorg/config, path: ., targetRevision: 1.0.0, ref: values}]`),
    ['ARG212']],
  ['HEAD and a branch, which may be the same', application('sources: [{repoURL: https://github.com/myorg/shop, path: a, targetRevision: HEAD,'
    + ' helm: {valueFiles: [$values/a.yaml]}}, {repoURL: https://github.com/myorg/shop, targetRevision: main, ref: values}]'), []],
  ['two refs of one repository', application(`sources: [{${CHART}, helm: {valueFiles: [$a/a.yaml, $b/b.yaml]}}, {repoURL: git@github.com:myorg/config.git, ref: a},
    {repoURL: ssh://git@github.com/myorg/config, targetRevision: main, ref: b}]`), ['ARG213']],
  ['two refs of one repository, used by different sources', application(`sources: [{${CHART}, helm: {valueFiles: [$a/a.yaml]}},
    {repoURL: https://charts.example.com, chart: cart, targetRevision: 1.0.0, helm: {valueFiles: [$b/b.yaml]}},
    {repoURL: https://github.com/myorg/config, ref: a}, {repoURL: https://github.com/myorg/config, targetRevision: main, ref: b}]`), []],
  ['a ref that renders manifests, too', multi('a.yaml', 'ref: values, path: deploy'), []],
  ['an OCI artifact', application('source: {repoURL: oci://ghcr.io/myorg/shop, path: ., targetRevision: 1.2.3}'), []],
  ['a Helm repository in an OCI registry', application('source: {repoURL: ghcr.io/myorg/charts, chart: shop, targetRevision: 1.2.3}'), []],
  ['a classic repository of a host that has both kinds', application('source: {repoURL: https://myorg.azurecr.io/helm/v1/repo, chart: shop, targetRevision: 1.2.3}'), []],
  ['a Helm repository in a folder of GitHub', application('source: {repoURL: https://raw.githubusercontent.com/myorg/charts/main, chart: shop, targetRevision: 1.2.3}'), []],
  ['a Helm repository behind GitLab', application('source: {repoURL: https://gitlab.com/api/v4/projects/1/packages/helm/stable, chart: shop, targetRevision: 1.2.3}'), []],
  ['a Git repository by SSH', application('source: {repoURL: "git@github.com:myorg/shop.git", path: deploy}'), []],
  ['a Git repository in the cluster, by its short name', application('source: {repoURL: "http://gitea/myorg/shop", path: deploy}'), []],
  ['the root of a repository', application('source: {repoURL: https://github.com/myorg/shop, path: ./}'), []],
  ['a path that goes up and comes back', application('source: {repoURL: https://github.com/myorg/shop, path: a/../b}'), []],
  ['a path that goes up too far', application('source: {repoURL: https://github.com/myorg/shop, path: a/../../b}'), ['ARG226']],
  ['a folder whose name starts with dots', application('source: {repoURL: https://github.com/myorg/shop, path: ..hidden}'), []],
  ['a range as Masterminds writes it', application('source: {repoURL: https://charts.example.com, chart: shop, targetRevision: ">=1.2, <2 || ~>3.0"}'), []],
  ['a version with build metadata', application('source: {repoURL: https://charts.example.com, chart: shop, targetRevision: v1.2.3-rc.1+build.5}'), []],
  ['a branch with a slash in Git', application('source: {repoURL: https://github.com/myorg/shop, path: deploy, targetRevision: feature/x}'), []],
  ['a broken range in Git', application('source: {repoURL: https://github.com/myorg/shop, path: deploy, targetRevision: ">=1.x <"}'), ['ARG227']],
  ['the tag "latest" of an OCI chart', application('source: {repoURL: ghcr.io/myorg/charts, chart: shop, targetRevision: latest}'), []],
  ['a prefix before one version', application('source: {repoURL: https://github.com/myorg/shop, path: deploy, targetRevision: 1.2.3, tagPrefix: a-}'), []],
  ['wrong types everywhere', application('source: [1]\n  sources: {a: 1}\n  sourceHydrator: text'), ['SCH105']],
];

const HELM: readonly Row[] = [
  ['empty values beside an object', withHelm('values: "", valuesObject: {a: 1}'), []],
  ['values that are a comment', withHelm('values: "# nothing"'), []],
  ['values with a key twice, where the last one counts', withHelm('values: "a: 1\\na: 2"'), []],
  ['values with a placeholder', withHelm('values: "a: ${A}"'), []],
  ['values that are no YAML', withHelm('values: "a: [1"'), ['ARG241']],
  ['one parameter as text and as anything', withHelm('parameters: [{name: a, value: "1"}, {name: a, value: "2", forceString: true}]'), []],
  ['names with escaped characters', withHelm(String.raw`parameters: [{name: 'nodeSelector.kubernetes\.io/role', value: a}, {name: 'a\,b', value: c}, {name: 'a[0][1].b', value: c}]`), []],
  ['a name with an assignment', withHelm('parameters: [{name: a=b, value: c}]'), ['ARG243']],
  ['a list as a value', withHelm('parameters: [{name: a, value: "{b,c}"}]'), []],
  ['JSON that is a list for Helm as well', withHelm(String.raw`parameters: [{name: a, value: '["b"]'}]`), []],
  ['a list that is not closed', withHelm('parameters: [{name: a, value: "{b,c"}]'), ['ARG244']],
  ['version v3', withHelm('version: v3'), []],
  ['version v4 before it exists', withHelm('version: v4'), ['ARG245'], { target: { argocd: '3.4' } }],
  ['a long name of an Application of plain manifests', application(GIT, { name: 'a'.repeat(60) }), []],
  ['a long name of an Application with a chart', withHelm('skipCrds: true', { name: 'a'.repeat(54) }), ['ARG246']],
  ['a long name and a shorter one of the release', withHelm('releaseName: shop', { name: 'a'.repeat(60) }), []],
  ['a version of Kubernetes as clouds write it', withHelm('kubeVersion: v1.31.4-eks-abcdef'), []],
  ['a version of Kubernetes of one number', withHelm('kubeVersion: "1"'), ['ARG247']],
  ['a values file that leaves the chart', withHelm('valueFiles: [../values.yaml]'), ['ARG248']],
  ['a values file at the root of the repository', application('source: {repoURL: https://github.com/myorg/shop, path: a/b, helm: {valueFiles: [/values.yaml]}}'), []],
  ['a values file of the web', withHelm('valueFiles: ["https://example.com/a?b=[c]", "secrets+age-import:///k?../../x"]'), [], { target: { argocd: '3.0' } }],
  ['a pattern where it is known', withHelm('valueFiles: ["envs/*.yaml"]'), []],
];

const FOLDERS: readonly Row[] = [
  ['a pattern with a class and alternatives', application('source: {repoURL: https://github.com/myorg/shop, path: a, directory: {include: "{[a-z]*,b?}.yaml"}}'), []],
  ['a class that is not closed', application('source: {repoURL: https://github.com/myorg/shop, path: a, directory: {exclude: "[a-z.yaml"}}'), ['ARG260']],
  ['a folder in a pattern that recurses', application('source: {repoURL: https://github.com/myorg/shop, path: a, directory: {recurse: true, include: "b/*.yaml"}}'), []],
  ['a folder in a pattern that does not', application('source: {repoURL: https://github.com/myorg/shop, path: a, directory: {include: "b/*.yaml"}}'), ['ARG261']],
  ['a folder that is left out, which is so anyway', application('source: {repoURL: https://github.com/myorg/shop, path: a, directory: {exclude: "b/*"}}'), []],
  ...['a:v1', 'a=b', 'a=b:v1', 'a@sha256:0123', 'localhost:5000/a:v1', 'a:$ARGOCD_APP_REVISION', '$ARGOCD_APP_NAME'].map((image): Row =>
    [`image ${image}`, application(`source: {repoURL: https://github.com/myorg/shop, path: a, kustomize: {images: ["${image}"]}}`), []]),
  ['an image with a port and no tag', application('source: {repoURL: https://github.com/myorg/shop, path: a, kustomize: {images: ["localhost:5000/a"]}}'), ['ARG270']],
  ['a patch in a file', application('source: {repoURL: https://github.com/myorg/shop, path: a, kustomize: {patches: [{path: patch.yaml}]}}'), []],
  ['a patch in a file and as text', application('source: {repoURL: https://github.com/myorg/shop, path: a, kustomize: {patches: [{path: a.yaml, patch: "kind: X\\nmetadata: {name: a}"}]}}'), ['ARG271']],
  ['a partial object that names itself', application('source: {repoURL: https://github.com/myorg/shop, path: a, kustomize: {patches: [{patch: "kind: X\\nmetadata: {name: a}"}]}}'), []],
  ['a partial object that does not', application('source: {repoURL: https://github.com/myorg/shop, path: a, kustomize: {patches: [{patch: "spec: {}"}]}}'), ['ARG271']],
  ['an operation that is none', application('source: {repoURL: https://github.com/myorg/shop, path: a, kustomize: {patches: [{target: {kind: A}, patch: "[{op: set, path: /a}]"}]}}'), ['ARG271']],
  ['a number of replicas in quotes', application('source: {repoURL: https://github.com/myorg/shop, path: a, kustomize: {replicas: [{name: a, count: "3"}]}}'), []],
  ['a label with a variable', application('source: {repoURL: https://github.com/myorg/shop, path: a, kustomize: {commonLabels: {a: "$ARGOCD_APP_REVISION"}}}'), []],
  ['a key that is none', application('source: {repoURL: https://github.com/myorg/shop, path: a, kustomize: {commonLabels: {"a b": c}}}'), ['ARG275']],
];

const REST: readonly Row[] = [
  ['a destination with an empty name', application(GIT, { destination: '{name: "", server: https://kubernetes.default.svc}' }), []],
  ['a cluster named like a host', application(GIT, { destination: '{name: kubernetes.example.com, namespace: a}' }), []],
  ['an address as the name of a cluster', application(GIT, { destination: '{name: https://kubernetes.example.com, namespace: a}' }), ['ARG302']],
  ['no namespace, and none to create', application(GIT, { destination: '{name: in-cluster}' }), []],
  ['metadata of a namespace that a substitution may create', withSpec('syncPolicy: {managedNamespaceMetadata: {labels: {a: b}}, syncOptions: ["${OPTION}"]}'), []],
  ['an option that is known', withSpec('syncPolicy: {syncOptions: [Delete=confirm, Validate=false]}'), []],
  ['Replace that is off', withSpec('syncPolicy: {syncOptions: [Replace=false, ServerSideApply=true]}'), []],
  ['an option twice', withSpec('syncPolicy: {syncOptions: [PruneLast=true, PruneLast=true]}'), []],
  ['a retry with limit 0, which is meant', withSpec('syncPolicy: {retry: {limit: 0}}'), []],
  ['an unlimited retry', withSpec('syncPolicy: {retry: {limit: -1, backoff: {duration: "5", maxDuration: 1h30m, factor: 1}}}'), []],
  ['a retry that says nothing', withSpec('syncPolicy: {retry: {}}'), []],
  ['a maximum of zero, which is none', withSpec('syncPolicy: {retry: {limit: 1, backoff: {duration: 5s, maxDuration: "0"}}}'), []],
  ['days, which Go does not know', withSpec('syncPolicy: {retry: {limit: 1, backoff: {duration: 1d}}}'), ['ARG315']],
  ['allowEmpty with prune', withSpec('syncPolicy: {automated: {allowEmpty: true, prune: true}}'), []],
  ['a pointer with an escaped slash', withSpec('ignoreDifferences: [{kind: Secret, jsonPointers: [/metadata/annotations/a.b~1c]}]'), []],
  ['a pointer with a tilde that escapes nothing', withSpec('ignoreDifferences: [{kind: Secret, jsonPointers: [/metadata/annotations/a~b]}]'), ['ARG360']],
  ['kinds of the core group', withSpec('ignoreDifferences: [{kind: ServiceAccount, jsonPointers: [/secrets]}, {group: "", kind: Secret, jsonPointers: [/data]}]'), []],
  ['patterns of kinds', withSpec('ignoreDifferences: [{group: "*", kind: "*", managedFieldsManagers: [a]}, {kind: "*", jsonPointers: [/a]}]'), []],
  ['a kind of another group that we have never heard of', withSpec('ignoreDifferences: [{kind: Widget, jsonPointers: [/spec]}]'), ['ARG363']],
  ['the version of the core group', withSpec('ignoreDifferences: [{group: v1, kind: Secret, jsonPointers: [/data]}]'), ['ARG364']],
  ['a group with a dot and a pattern', withSpec('ignoreDifferences: [{group: "*.example.com", kind: Widget, jsonPointers: [/data]}]'), []],
  ['replicas that a sync by hand sets', withSpec('ignoreDifferences: [{group: apps, kind: Deployment, jsonPointers: [/spec/replicas]}]'), []],
  ['every variable that there is', withHelm('parameters: [{name: a, value: "$ARGOCD_APP_NAME-${ARGOCD_APP_REVISION_SHORT_8}$$ARGOCD_X $HOME"}]'), []],
  ['the version of Kubernetes, which only plugins get', withHelm('parameters: [{name: a, value: $KUBE_VERSION}]'), ['ARG380']],
  ['the same for a plugin', application('source: {repoURL: https://github.com/myorg/shop, path: a, plugin: {name: p, env: [{name: A, value: $KUBE_VERSION}]}}'), []],
  ['variables in the values of a chart of Argo CD', application('source: {repoURL: https://argoproj.github.io/argo-helm, chart: argo-cd, targetRevision: 9.0.0,'
    + ' helm: {values: "a: $ARGOCD_APP_NAME"}}'), []],
];

/** Any object, with an annotation. */
const annotated = (key: string, value: string, more = '') => `
apiVersion: v1
kind: ConfigMap
metadata:
  name: shop
  annotations: {${more}${key}: ${value}}
data: {a: b}
`;

const ANNOTATIONS: readonly Row[] = [
  ['several phases', annotated('argocd.argoproj.io/hook', '"PreSync, PostSync"'), []],
  ['a phase in the words of Helm', annotated('argocd.argoproj.io/hook', 'pre-install'), ['ARG330']],
  ['a phase that is templated', annotated('argocd.argoproj.io/hook', '"{{ .Values.hook }}"'), []],
  ['PreDelete where it is known', annotated('argocd.argoproj.io/hook', 'PreDelete'), []],
  ['PreDelete before it is', annotated('argocd.argoproj.io/hook', 'PreDelete'), ['ARG330'], { target: { argocd: '3.2' } }],
  ['a policy of a hook of Helm', annotated('argocd.argoproj.io/hook-delete-policy', 'HookSucceeded', 'helm.sh/hook: pre-install, '), []],
  ['a wave with a sign', annotated('argocd.argoproj.io/sync-wave', '"+5"'), []],
  ['a wave with a fraction', annotated('argocd.argoproj.io/sync-wave', '"1.5"'), ['ARG333']],
  ['several options of an object', annotated('argocd.argoproj.io/sync-options', '"Prune=false,Delete=confirm, ServerSideApply=false"'), []],
  ['force without replace, which counts for apply as well', annotated('argocd.argoproj.io/sync-options', 'Force=true'), []],
  ['an option of Applications', annotated('argocd.argoproj.io/sync-options', 'CreateNamespace=true'), ['ARG334']],
  ['an option of Applications on a child Application', application(GIT, { annotations: '{argocd.argoproj.io/sync-options: CreateNamespace=true}' }), ['ARG334']],
  ['server-side diff of an Application', application(GIT, { annotations: '{argocd.argoproj.io/compare-options: "ServerSideDiff=true,IncludeMutationWebhook=true"}' }), []],
  ['server-side diff of another object', annotated('argocd.argoproj.io/compare-options', 'ServerSideDiff=true'), ['ARG335']],
  ['annotations of others', annotated('argocd-image-updater.argoproj.io/image-list', 'a=b', 'argocd.argoproj.io/managed-by: argocd, '), []],
  ['an annotation that is near to nothing', annotated('argocd.argoproj.io/my-own-thing', 'a'), []],
  ['a prefix that is short', annotated('argoproj.io/sync-wave', '"1"'), ['ARG341']],
  ['skip-reconcile that is off', application(GIT, { annotations: '{argocd.argoproj.io/skip-reconcile: "false"}' }), []],
  ['one path to watch', application(GIT, { annotations: '{argocd.argoproj.io/manifest-generate-paths: .}' }), []],
];

describe.each([
  ['sources', SOURCES], ['Helm', HELM], ['folders', FOLDERS], ['destination, sync and differences', REST], ['annotations', ANNOTATIONS],
])('%s', (_, rows) => {
  // A parameter more than a row has items would be a callback that Jest waits for.
  test.each([...rows])('%s', (...row) => {
    const [, yaml, codes, options] = row as unknown as Row;
    expect(codesIn(yaml, options)).toEqual(codes);
  });
});

test('says which ref was probably meant', () => {
  expect(found(multi('$valeus/a.yaml', 'ref: values, path: deploy'))).toEqual(
    ['ARG209 "$valeus/a.yaml" is of source "valeus", and no source has that ref, known are "values"']);
});

test('never prints credentials of a repository', () => {
  const said = found(application('source: {repoURL: "oci://me:hunter2@ghcr.io/myorg/charts", chart: shop, targetRevision: 1.2.3}')).join('\n');
  expect(said).toContain('ARG220');
  expect(said).not.toContain('hunter2');
});

test('the same mistake of a template is said once', () => {
  const yaml = set('source: {repoURL: https://github.com/myorg/shop, path: /deploy}\ndestination: {server: https://kubernetes.default.svc, namespace: shop}')
    .replace('[{clusters: {}}]', '[{list: {elements: [{nameNormalized: a}, {nameNormalized: b}]}}]');
  expect(found(yaml).filter((line) => line.startsWith('ARG226'))).toHaveLength(1);
});

test('no check throws, whatever stands in a field', () => {
  const odd: readonly unknown[] = [null, 7, 12345678901234567890n, true, '', '$', '{', '[', [], [null, 1, [[]]], {}, { a: null }, { toString: 1 }];
  let next = 0;
  for (const { bad } of APPLICATION_CHECKS) {
    for (const { value } of parseYaml(bad).documents) {
      for (const path of pathsIn(value)) {
        const manifest = withValue(value, path, odd[next++ % odd.length]);
        if (isManifest(manifest)) {
          const inventory = new Inventory([new InventoryObject(manifest, { subject: 'odd' })]);
          expect(runChecks(inventory, { checks: APPLICATION_CHECKS, targetOf: () => ({ argocd: '3.1', flux: '2.9' }) }).failed).toEqual([]);
        }
      }
    }
  }
});

function pathsIn(value: unknown, path: Path = []): Path[] {
  const children = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [path, ...children.flatMap(([key, child]) => pathsIn(child, [...path, Array.isArray(value) ? Number(key) : key]))];
}

function withValue(value: unknown, [first, ...rest]: Path, put: unknown): unknown {
  if (first === undefined) {
    return put;
  }
  const copy = (Array.isArray(value) ? [...value] : { ...value as object }) as Record<string | number, unknown>;
  copy[first] = withValue(copy[first], rest, put);
  return copy;
}
