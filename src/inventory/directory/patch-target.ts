/** Which objects the patches of a kustomization reach. */
import { parseYaml } from '../../text';
import { Fields } from '../inventory-object';
import { isFields, listOf } from './reading';

/** What a patch is for. Undefined fields mean any. */
export interface PatchTarget {
  readonly kind?: string;
  readonly name?: string;
  /** The patch sets the annotation that keeps Flux from substituting variables. */
  readonly disablesSubstitution?: boolean;
  /** What the patch adds to a Flux Kustomization, which then reaches what that one applies. */
  readonly inner?: readonly PatchTarget[];
}

const ANYTHING: PatchTarget = {};

/** Targets of `patches`, `patchesStrategicMerge` and `patchesJson6902`, alike in kustomize, Flux and Argo CD. */
export function patchTargets(fields: Fields, readText: (path: string) => string | undefined): PatchTarget[] {
  const modern = [...listOf(fields.patches), ...listOf(fields.patchesJson6902)].filter(isFields).flatMap((patch) => targetsOf(patch, readText));
  const merges = listOf(fields.patchesStrategicMerge).flatMap((entry) => mergeTargets(typeof entry === 'string' ? inlineOrFile(entry, readText) : entry));
  const any = ['transformers', 'replacements', 'vars'].some((key) => listOf(fields[key]).length > 0);
  return [...modern, ...merges, ...any ? [ANYTHING] : []];
}

/** Whether a patch may reach an object of a kind and one of its names. */
export function isTarget({ kind, name }: PatchTarget, object: { readonly kind: string; readonly names: readonly string[] }): boolean {
  return mayMatch(kind, [object.kind]) && mayMatch(name, object.names);
}

/** kustomize reads both as regular expressions; what is more than a word may match. */
function mayMatch(pattern: string | undefined, words: readonly string[]): boolean {
  return pattern === undefined || pattern === '' || !/^[\w.-]+$/.test(pattern) || pattern.includes('.*') || words.includes(pattern);
}

function inlineOrFile(entry: string, readText: (path: string) => string | undefined): unknown {
  return entry.includes('\n') ? entry : readText(entry);
}

function targetsOf(patch: Fields, readText: (path: string) => string | undefined): PatchTarget[] {
  const content = typeof patch.patch === 'string' ? patch.patch : typeof patch.path === 'string' ? readText(patch.path) : patch.patch;
  const inner = innerOf(content);
  const disablesSubstitution = typeof content === 'string' && DISABLES.test(content);
  const more = { ...inner.length > 0 && { inner }, ...disablesSubstitution && { disablesSubstitution } };
  if (isFields(patch.target)) {
    const { kind, name } = patch.target;
    return [{ ...typeof kind === 'string' && { kind }, ...typeof name === 'string' && { name }, ...more }];
  }
  return mergeTargets(content).map((target) => ({ ...target, ...more }));
}

/** Of a merge, or with the slash as JSON pointers write it. */
const DISABLES = /kustomize\.toolkit\.fluxcd\.io(?:\/|~1)substitute/;

/** A strategic merge patch names what it is for in its own kind and name. */
function mergeTargets(content: unknown): PatchTarget[] {
  const values = typeof content === 'string' ? valuesOf(content) : [content];
  const targets = values.filter(isFields).map(({ kind, metadata, ...rest }): PatchTarget => {
    const name = isFields(metadata) ? metadata.name : undefined;
    const inner = innerOf({ kind, ...rest });
    return { ...typeof kind === 'string' && { kind }, ...typeof name === 'string' && { name }, ...inner.length > 0 && { inner } };
  });
  return targets.length > 0 ? targets : [ANYTHING];
}

/** Patches inside the patch, for whatever the patched Flux Kustomization applies. */
function innerOf(content: unknown): PatchTarget[] {
  const values = typeof content === 'string' ? (/patches|components/.test(content) ? valuesOf(content) : []) : [content];
  return values.flatMap((value) => {
    if (Array.isArray(value)) {
      return typeof content === 'string' && value.length > 0 ? [ANYTHING] : [];
    }
    const spec = isFields(value) && isFields(value.spec) ? value.spec : {};
    return [...patchTargets({ patches: spec.patches }, () => undefined), ...listOf(spec.components).length > 0 ? [ANYTHING] : []];
  });
}

function valuesOf(text: string): unknown[] {
  return parseYaml(text, { lastKeyWins: true }).documents.map(({ value }) => value);
}
