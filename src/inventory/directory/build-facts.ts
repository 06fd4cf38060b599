/** What kustomize, Flux and Argo CD will make of an object before it reaches the cluster. */
import { Fields, ObjectFacts } from '../inventory-object';
import { Kustomization } from './kustomization';
import { isTarget, PatchTarget, patchTargets } from './patch-target';
import { RawObject } from './read-manifests';
import { fieldsOf, isFields, listOf, textOf, textsOf } from './reading';
import { foldersAbove, joinPath, normalizePath } from './repository-path';
import { RepositoryTree } from './repository-tree';

/** What the builds around an object do to it. */
interface BuildState {
  /** The outermost one wins. */
  readonly namespace?: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly targets: readonly PatchTarget[];
  readonly annotations: Fields;
}

interface Fate {
  /** Undefined stands for the object's own. */
  readonly namespaces: Set<string | undefined>;
  readonly names: Set<string>;
  isPartial: boolean;
  annotations: Fields;
}

/** A variable of a path; what it holds may have more than one segment. */
const VARIABLE = /\$\{[^{}]*\}/g;
const WILD = '\u0001';
const MOST_VARIABLES = 3;

const START: BuildState = { prefix: '', suffix: '', targets: [], annotations: {} };
const MAX_DEPTH = 40;
/** More steps than any repository needs: after them, everything may be anything. */
const MAX_STEPS = 500_000;

/** The folder that a path of an applier means; `url` is the repository that it names itself, as those of Argo CD do. */
export type ResolveFolder = (path: string, applier: RawObject, url?: unknown) => string | undefined;

/** Facts of every object of a tree. */
export function buildFacts(tree: RepositoryTree, raws: readonly RawObject[], resolve?: ResolveFolder): ReadonlyMap<RawObject, ObjectFacts> {
  const builds = new Builds(tree, resolve ?? ((path, { file }) => tree.resolveFolder(path, file.path)));
  builds.run(raws);
  return new Map(raws.map((raw) => [raw, builds.factsOf(raw)]));
}

class Builds {
  private readonly fates = new Map<RawObject, Fate>();
  /** Patches that reach what a Flux Kustomization applies because they were patched into it. */
  private readonly inherited = new Map<RawObject, Set<PatchTarget>>();
  private readonly appliers = new Set<RawObject>();
  private readonly pending: RawObject[] = [];
  private readonly seen = new Map<Kustomization, Set<string>>();
  private readonly ids = new Map<PatchTarget, number>();
  /** Folders that Flux applies, and with them all that others include. */
  private applied: ReadonlySet<string> = new Set();
  private used?: ReadonlySet<string>;
  private steps = 0;

  public constructor(private readonly tree: RepositoryTree, private readonly resolve: ResolveFolder) {}

  public run(raws: readonly RawObject[]): void {
    const appliers = raws.filter(isFluxKustomization);
    appliers.forEach((applier) => this.appliers.add(applier));
    const applied = new Set<string>(appliers.flatMap((applier) => this.foldersOf(applier, fieldsOf(applier.manifest.spec).path)));
    this.applied = applied;
    // A component holds nothing by itself, and what Flux applies with its settings is not applied without them.
    const builds = this.tree.kustomizations.filter(({ isComponent, path }) => !isComponent && !applied.has(path));
    builds.forEach((one) => this.kustomization(one, START, new Set(), 0));
    raws.filter(({ manifest }) => manifest.kind === 'Application' || manifest.kind === 'ApplicationSet').forEach((raw) => this.application(raw));
    this.pending.push(...appliers);
    for (let applier = this.pending.shift(); applier !== undefined; applier = this.pending.shift()) {
      this.fluxKustomization(applier);
    }
  }

  public factsOf(raw: RawObject): ObjectFacts {
    const { isEncrypted, isGenerated, hasNameHash } = raw;
    const own = { ...isEncrypted && { isEncrypted }, ...isGenerated && { isGenerated }, ...hasNameHash && { hasNameHash } };
    const fate = this.fates.get(raw);
    if (this.steps > MAX_STEPS) {
      return { ...own, isPartial: true, namespaces: [] };
    }
    if (fate === undefined) {
      return this.isLeftOut(raw) ? { ...own, isPartial: true } : own;
    }
    const annotations = Object.fromEntries(Object.entries(fate.annotations).map(([key, value]) => [key, String(value)]));
    const added = Object.keys(annotations).length > 0 ? { annotations } : {};
    const isPartial = fate.isPartial || this.isUnusedBase(raw);
    return { ...own, ...added, ...isPartial && { isPartial: true }, ...namespacesOf(fate, raw), ...aliasesOf(fate, raw) };
  }

  /** Whether patches of this repository add to others of its kind, and it is only that no build includes it. */
  private isLeftOut({ manifest, file }: RawObject): boolean {
    return isPatchFile(file.path) || [...this.ids.keys()].some(({ kind, name }) => kind === manifest.kind && (name === undefined || !/^[a-z0-9]/.test(name)));
  }

  /** A base on which nothing here is built is completed elsewhere, or not at all. */
  private isUnusedBase({ file: { path } }: RawObject): boolean {
    const [folder] = /(?:^|\/)bases?\//.test(path) ? foldersAbove(path).filter((above) => this.tree.kustomizationAt(above) !== undefined) : [];
    this.used ??= new Set([...this.tree.kustomizations.flatMap(({ includes }) => includes), ...this.applied]);
    return folder !== undefined && !this.used.has(folder);
  }

  private kustomization(one: Kustomization, outer: BuildState, path: ReadonlySet<Kustomization>, depth: number): void {
    if (path.has(one) || depth > MAX_DEPTH || ++this.steps > MAX_STEPS) {
      return;
    }
    const parts = [one, ...this.componentsOf(one.components, new Set())];
    const state: BuildState = {
      namespace: outer.namespace ?? parts.find(({ namespace }) => namespace !== undefined)?.namespace,
      prefix: outer.prefix + parts.map(({ prefix }) => prefix).join(''),
      suffix: parts.map(({ suffix }) => suffix).reverse().join('') + outer.suffix,
      targets: [...outer.targets, ...parts.flatMap(({ targets }) => targets)],
      annotations: Object.assign({}, ...parts.map(({ annotations }) => annotations), outer.annotations) as Fields,
    };
    if (!this.isFresh(one, state)) {
      return;
    }
    const here = new Set([...path, one]);
    one.generated.forEach((raw) => this.object(raw, state));
    for (const include of one.includes) {
      this.tree.objectsIn(include).forEach((raw) => this.object(raw, state));
      const inner = this.tree.kustomizationAt(include);
      if (inner !== undefined) {
        this.kustomization(inner, state, here, depth + 1);
      }
    }
  }

  /** A base that is reached twice in the same state is built once. */
  private isFresh(one: Kustomization, { namespace = '', prefix, suffix, targets, annotations }: BuildState): boolean {
    const key = [namespace, prefix, suffix, Object.keys(annotations).join(' '), ...new Set(targets.map((target) => this.idOf(target)))].join('\n');
    const known = this.seen.get(one) ?? new Set();
    this.seen.set(one, known);
    return known.size < known.add(key).size;
  }

  private idOf(target: PatchTarget): number {
    const id = this.ids.get(target) ?? this.ids.size;
    this.ids.set(target, id);
    return id;
  }

  private componentsOf(folders: readonly string[], seen: Set<string>): Kustomization[] {
    return folders.flatMap((folder) => {
      const component = this.tree.kustomizationAt(folder);
      if (component === undefined || seen.has(folder)) {
        return [];
      }
      seen.add(folder);
      return [component, ...this.componentsOf(component.components, seen)];
    });
  }

  private folder(path: string, state: BuildState): void {
    const { kustomizations, objects } = this.tree.partsOf(path);
    kustomizations.forEach((one) => this.kustomization(one, state, new Set(), 0));
    objects.forEach((raw) => this.object(raw, state));
  }

  private fluxKustomization(applier: RawObject): void {
    const spec = fieldsOf(applier.manifest.spec);
    this.foldersOf(applier, spec.path).forEach((path) => this.appliedFolder(applier, spec, path));
  }

  private appliedFolder(applier: RawObject, spec: Fields, path: string): void {
    const components = this.componentsOf(textsOf(spec.components).map((entry) => joinPath(path, entry)), new Set());
    this.folder(path, {
      namespace: textOf(spec.targetNamespace),
      prefix: textOf(spec.namePrefix) ?? '',
      suffix: textOf(spec.nameSuffix) ?? '',
      annotations: fieldsOf(fieldsOf(spec.commonMetadata).annotations),
      targets: [
        ...patchTargets({ patches: spec.patches }, () => undefined),
        ...components.flatMap(({ targets }) => targets),
        ...this.inherited.get(applier) ?? [],
        // A component of another repository may patch anything.
        ...listOf(spec.components).length > components.length ? [{}] : [],
      ],
    });
  }

  /** A path with variables means every folder that it may become. */
  private foldersOf(applier: RawObject, path: unknown): readonly string[] {
    if (path === undefined && !isFields(fieldsOf(applier.manifest.spec).sourceRef)) {
      return [];
    }
    const pattern = appliedPattern(path);
    if (pattern !== undefined) {
      return this.tree.foldersLike(pattern);
    }
    const folder = this.folderOf(applier, path);
    return folder === undefined ? [] : [folder];
  }

  private folderOf(applier: RawObject, path: unknown, url?: unknown): string | undefined {
    const wanted = appliedPath(path);
    return wanted === undefined ? undefined : this.resolve(wanted, applier, url);
  }

  /** Argo CD's own kustomize settings, where the path is known. */
  private application(raw: RawObject): void {
    const { manifest } = raw;
    const spec = manifest.kind === 'ApplicationSet' ? fieldsOf(fieldsOf(fieldsOf(manifest.spec).template).spec) : fieldsOf(manifest.spec);
    for (const source of [spec.source, ...listOf(spec.sources)].filter(isFields)) {
      const { kustomize } = source;
      const path = this.folderOf(raw, source.path, source.repoURL);
      if (isFields(kustomize) && path !== undefined) {
        this.folder(path, {
          namespace: textOf(kustomize.namespace),
          prefix: textOf(kustomize.namePrefix) ?? '',
          suffix: textOf(kustomize.nameSuffix) ?? '',
          annotations: fieldsOf(kustomize.commonAnnotations),
          targets: [...patchTargets({ patches: kustomize.patches }, () => undefined), ...listOf(kustomize.components).length > 0 ? [{}] : []],
        });
      }
    }
  }

  private object(raw: RawObject, { namespace, prefix, suffix, targets, annotations }: BuildState): void {
    this.steps += 1 + targets.length;
    if (this.steps > MAX_STEPS) {
      return;
    }
    const fate = this.fates.get(raw) ?? { namespaces: new Set(), names: new Set(), isPartial: false, annotations: {} };
    this.fates.set(raw, fate);
    const name = nameOf(raw);
    fate.namespaces.add(namespace);
    const kind = String(raw.manifest.kind);
    // The namespace transformer of kustomize gives Namespaces themselves its name (api/internal/konfig/builtinpluginconsts/namespace.go).
    fate.names.add(kind === 'Namespace' && namespace !== undefined ? namespace : `${prefix}${name}${suffix}`);
    const hits = targets.filter((target) => isTarget(target, { kind, names: [name, ...fate.names] }));
    fate.isPartial ||= hits.length > 0;
    const disabled = hits.some(({ disablesSubstitution }) => disablesSubstitution) ? { 'kustomize.toolkit.fluxcd.io/substitute': 'disabled' } : {};
    fate.annotations = { ...fate.annotations, ...annotations, ...disabled };
    const inner = hits.flatMap((hit) => hit.inner ?? []);
    if (inner.length > 0 && this.appliers.has(raw)) {
      this.inherit(raw, inner);
    }
  }

  private inherit(applier: RawObject, targets: readonly PatchTarget[]): void {
    const known = this.inherited.get(applier) ?? new Set();
    this.inherited.set(applier, known);
    const fresh = targets.filter((target) => !known.has(target));
    fresh.forEach((target) => known.add(target));
    if (fresh.length > 0 && !this.pending.includes(applier)) {
      this.pending.push(applier);
    }
  }
}

/** What nobody builds and is named a patch is loaded as one by a script. */
function isPatchFile(path: string): boolean {
  return /(?:^|\/)patch(?:es)?\/|(?:^|[/._-])patch(?:es)?[._-][^/]*$/i.test(path);
}

function isFluxKustomization({ manifest }: RawObject): boolean {
  return manifest.kind === 'Kustomization' && String(manifest.apiVersion).startsWith('kustomize.toolkit.fluxcd.io/');
}

/** The folder of a `spec.path`, the root where there is none; undefined where it is filled in later. */
export function appliedPath(path: unknown): string | undefined {
  const text = typeof path === 'string' ? path : '';
  return text.includes('$') || text.includes('{{') ? undefined : normalizePath(text);
}

/** `./apps/shop/${ENVIRONMENT}` as a pattern of folders; undefined for a path without variables, or with nothing else. */
function appliedPattern(path: unknown): RegExp | undefined {
  const text = typeof path === 'string' && path.includes('${') ? normalizePath(path.replace(VARIABLE, WILD)) : '';
  const isTelling = /^[\w.-]+\//.test(text) && !text.includes('$') && text.split(WILD).length <= MOST_VARIABLES + 1;
  return isTelling ? new RegExp(`^${text.replace(/[.+^$()[\]{}|\\?*]/g, '\\$&').replaceAll(WILD, '[^/]+(?:/[^/]+)?')}$`) : undefined;
}

function nameOf({ manifest }: RawObject): string {
  return textOf(fieldsOf(manifest.metadata).name) ?? '';
}

function namespacesOf({ namespaces }: Fate, raw: RawObject): ObjectFacts {
  const set = [...namespaces].filter((namespace) => namespace !== undefined);
  if (set.length === 0) {
    return {};
  }
  const own = textOf(fieldsOf(raw.manifest.metadata).namespace);
  const all = set.length === namespaces.size ? set : own === undefined ? [] : [...set, own];
  return { namespaces: all.some((namespace) => /[${]/.test(namespace)) ? [] : [...new Set(all)] };
}

function aliasesOf({ names }: Fate, raw: RawObject): ObjectFacts {
  const aliases = [...names].filter((name) => name !== nameOf(raw));
  return aliases.length > 0 ? { aliases, isRenamed: aliases.length === names.size } : {};
}
