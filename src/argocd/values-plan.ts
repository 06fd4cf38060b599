import { FileContent, hasParam, hasPins, OutputPlan, renderEmbeddedValues, renderValues } from '../constructs';
import { Faults } from '../diagnostics';
import {
  GitFileLayer, GitIntent, gitKey, gitRevision, InlineLayer, isOneLayer, LocalFileLayer, mergeValues, needsText, normalizedGitUrl,
  ObjectKeyLayer, ReleaseIntent, SopsLayer, ValuesLayer,
} from '../model';
import { parseYamlValue } from '../text';
import { HelmSecrets } from './helm-secrets';

/** How inline values are written when nothing has to stand above them. */
export type InlineForm = 'object' | 'text' | 'file';

/** A Git repository that is only there to take values files from: a source with `ref`. */
export interface ValuesRef {
  readonly name: string;
  readonly git: GitIntent;
}

/** The layers of values as an Application can say them. */
export interface ArgoValues {
  readonly valueFiles: readonly string[];
  readonly ignoreMissingValueFiles: boolean;
  readonly refs: readonly ValuesRef[];
  readonly values?: string;
  readonly valuesObject?: Readonly<Record<string, unknown>>;
}

/** What the plan needs to know besides the layers. */
export interface ValuesContext {
  readonly release: ReleaseIntent;
  readonly output?: OutputPlan;
  readonly helmSecrets?: HelmSecrets;
  readonly inlineForm: InlineForm;
  /** Folder of the output for files of this release. */
  readonly folder: string;
  readonly faults: Faults;
}

/**
 * Argo CD's own order is fixed: values files, then `values` or `valuesObject`, then parameters
 * (util/helm/cmd.go). A layer that has to stand below a file therefore becomes a file itself, in the
 * output, where the repository of the output is known; else it is an error.
 */
export function planValues(context: ValuesContext): ArgoValues {
  const { release: { values }, faults } = context;
  values.filter((layer): layer is ObjectKeyLayer => layer.kind === 'config-map' || layer.kind === 'secret').forEach((layer) => {
    faults.add('ARG102', `values come from ${layer.kind === 'secret' ? 'Secret' : 'ConfigMap'} "${layer.name}", and Argo CD reads values from files and from the Application only`,
      'use HelmValues.fromGit or HelmValues.inline, and for secrets name the existing Secret in the chart\'s values, or use SopsValues');
  });
  const files = new FilesPlan(context);
  const fixed = belowInlineTail(values, context);
  const below = values.slice(0, fixed + belowLastBreak(fixed, values));
  joinInline(below).forEach((layer) => files.add(layer));
  return { ...files.result(), ...inlineTail(values.slice(below.length), context.inlineForm) };
}

/** How many layers stand below those at the end that can be said in the Application itself. */
function belowInlineTail(values: readonly ValuesLayer[], context: ValuesContext): number {
  const ownFiles = context.output?.repository.git !== undefined;
  // A marker is found behind a scalar of a file, never inside the text of another one.
  const asText = context.inlineForm === 'text' || values.some((layer) => layer.kind === 'inline' && needsText(layer.values));
  const isFile = ({ values: inline }: InlineLayer) => ownFiles && (context.inlineForm === 'file' || (asText && hasPins(inline)));
  const asFile = (layer: ValuesLayer) => (layer.kind === 'inline' ? isFile(layer) : layer.kind !== 'local-file' || ownFiles);
  return values.reduce((below, layer, index) => (asFile(layer) ? index + 1 : below), 0);
}

/** How many layers of the tail have to stay apart from the rest of it, because something stands below. */
function belowLastBreak(fixed: number, values: readonly ValuesLayer[]): number {
  const tail = values.slice(fixed) as readonly TailLayer[];
  let merged: InlineLayer['values'] = {};
  return fixed === 0 ? 0 : tail.map(valuesOf).reduce((found, layer, index) => {
    const apart = !isOneLayer(merged, layer);
    merged = apart ? layer : mergeValues(merged, layer);
    return apart ? index : found;
  }, 0);
}

type TailLayer = InlineLayer | LocalFileLayer;

function valuesOf(layer: TailLayer): InlineLayer['values'] {
  return layer.kind === 'inline' ? layer.values : parseYamlValue(layer.text) as InlineLayer['values'] ?? {};
}

/** Inline values that follow one another are one file: nobody would write two. */
function joinInline(layers: readonly ValuesLayer[]): ValuesLayer[] {
  return layers.reduce<ValuesLayer[]>((joined, layer) => {
    const before = joined.at(-1);
    return before?.kind === 'inline' && layer.kind === 'inline' && isOneLayer(before.values, layer.values)
      ? [...joined.slice(0, -1), { ...layer, values: mergeValues(before.values, layer.values) }]
      : [...joined, layer];
  }, []);
}

function inlineTail(layers: readonly ValuesLayer[], form: InlineForm): Pick<ArgoValues, 'values' | 'valuesObject'> {
  const inline = layers as readonly TailLayer[];
  if (inline.length === 1 && inline[0].kind === 'local-file') {
    return inline[0].text === '' ? {} : { values: inline[0].text };
  }
  const merged = inline.map(valuesOf).reduce(mergeValues, {});
  if (Object.keys(merged).length === 0) {
    return {};
  }
  return form === 'object' && !needsText(merged) ? { valuesObject: merged } : { values: renderEmbeddedValues(merged) };
}

const INLINE = 'inline values';

class FilesPlan {
  private readonly valueFiles: string[] = [];
  private readonly refs = new Map<string, ValuesRef>();
  private readonly optional = new Set<boolean>();
  private written = 0;

  public constructor(private readonly context: ValuesContext) {}

  public add(layer: ValuesLayer): void {
    switch (layer.kind) {
      case 'chart-file':
        this.optional.add(layer.optional);
        this.valueFiles.push(layer.path);
        break;
      case 'git-file':
        this.addGitFile(layer);
        break;
      case 'inline':
        this.addOwnFile('values.yaml', INLINE, renderValues(layer.values));
        break;
      case 'local-file':
        this.addOwnFile('values.yaml', `values file "${layer.path}"`, { content: layer.text });
        break;
      case 'sops':
        this.addCiphertext(layer);
        break;
    }
  }

  public result(): Pick<ArgoValues, 'valueFiles' | 'ignoreMissingValueFiles' | 'refs'> {
    if (this.optional.size > 1) {
      this.context.faults.add('ARG103', 'some values files may be missing and others must not, and Argo CD has one switch for all of them',
        'make all of them optional, or none');
    }
    return { valueFiles: this.valueFiles, ignoreMissingValueFiles: this.optional.has(true), refs: [...this.refs.values()] };
  }

  private addGitFile(layer: GitFileLayer): void {
    this.optional.add(layer.optional);
    this.valueFiles.push(this.pathIn(layer.git, layer.path));
  }

  /** A path by which the repo-server finds a file of a repository, whatever the chart's own source is. */
  private pathIn(git: GitIntent, path: string): string {
    const { chart } = this.context.release;
    if (chart.kind === 'git' && gitKey(chart.git) === gitKey(git)) {
      return `/${path}`;
    }
    return `$${this.refTo(git).name}/${path}`;
  }

  private refTo(git: GitIntent): ValuesRef {
    const known = this.refs.get(gitKey(git));
    if (known) {
      return known;
    }
    this.refuseOtherRevision(git);
    const ref = { name: this.refs.size === 0 ? 'values' : `values${this.refs.size + 1}`, git };
    this.refs.set(gitKey(git), ref);
    return ref;
  }

  /** reposerver/repository.go resolves a repository once for each Application, whatever the revisions say. */
  private refuseOtherRevision(git: GitIntent): void {
    const { chart } = this.context.release;
    const others = [...this.refs.values()].map((ref) => ref.git).concat(chart.kind === 'git' ? [chart.git] : []);
    const clash = others.find((other) => normalizedGitUrl(other.url) === normalizedGitUrl(git.url));
    if (clash) {
      this.context.faults.add('ARG104', `"${git.url}" is used at "${gitRevision(clash) ?? 'HEAD'}" and at "${gitRevision(git) ?? 'HEAD'}", and an Application can use a repository at one revision only`,
        'use the same revision for both');
    }
  }

  private addOwnFile(fileName: string, what: string, file: FileContent): void {
    const path = this.writeOwnFile(fileName, what, file);
    if (path !== undefined) {
      this.valueFiles.push(path);
    }
  }

  private addCiphertext(layer: SopsLayer): void {
    const { helmSecrets, faults } = this.context;
    if (!helmSecrets) {
      faults.add('ARG105', `SopsValues "${layer.name}" would reach the chart encrypted: Argo CD does not decrypt by itself`,
        'install helm-secrets on the repo-server and say so with new ArgoCd({ helmSecrets: HelmSecrets.wrapper() })');
      return;
    }
    const path = this.writeOwnFile(`${layer.name}.sops${layer.extension}`, `SopsValues "${layer.name}"`, { content: layer.bytes });
    if (path === undefined) {
      return;
    }
    if (helmSecrets._scheme !== undefined && !path.startsWith('/')) {
      faults.add('ARG106', `SopsValues "${layer.name}" is not in the repository of the chart, and a helm-secrets URL cannot name a file of another source`,
        'use HelmSecrets.wrapper(), which decrypts plain paths');
    }
    this.valueFiles.push(helmSecrets._scheme === undefined ? path : `${helmSecrets._scheme}${this.relativeToChart(path)}`);
  }

  /** helm-secrets resolves a path from the directory in which Helm runs: the chart's. */
  private relativeToChart(path: string): string {
    const { chart } = this.context.release;
    const depth = chart.kind === 'git' ? chart.path.split('/').filter((part) => part !== '.' && part !== '').length : 0;
    return `${'../'.repeat(depth)}${path.slice(1)}`;
  }

  private writeOwnFile(fileName: string, what: string, { content, data }: FileContent): string | undefined {
    const { output, release, folder, faults } = this.context;
    if (what === INLINE && typeof content === 'string' && hasParam(content)) {
      faults.add('ARG121', 'inline values hold an EnvironmentParam and would have to be a file, in which Argo CD replaces nothing',
        'put inline values with an EnvironmentParam last');
    }
    if (!output?.repository.git) {
      faults.add('ARG101', `${what} would have to be a file for Argo CD, because of what stands above it or how it is read, and the repository of the output is unknown`,
        'give GitOpsApp a repository, or put inline values last');
      return undefined;
    }
    const name = fileName === 'values.yaml' && this.written++ > 0 ? `values-${this.written}.yaml` : fileName;
    const path = `${folder}/${name}`;
    output.addFile({ path, content, data, subject: release.subject });
    return this.pathIn(output.repository.git, output.repositoryPath(path));
  }
}
