import { IConstruct } from 'constructs';
import { FileContent, OutputPlan, renderValues } from '../constructs';
import { Faults } from '../diagnostics';
import {
  ChartIntent, compact, GitFileLayer, gitKey, InlineLayer, isOneLayer, mergeValues, needsText, ObjectKeyLayer, ReleaseIntent, SopsLayer,
  ValuesLayer,
} from '../model';
import { parseYamlValue } from '../text';
import { DataSourceKind, ValuesReference } from './l1/index.generated';
import { firstOnPath, parameterValues, parsePath, valueAt } from './set-syntax';
import { atLeast, FluxVersion } from './version';

/** A values file that is laid over the chart's own before the controller sees the chart. */
export interface ComposedFile {
  /** From the chart's directory, or from the root of another repository. */
  readonly from: { readonly kind: 'chart'; readonly path: string } | { readonly kind: 'git'; readonly layer: GitFileLayer };
}

/** A file of the output that becomes a key of a generated ConfigMap or Secret. */
export interface GeneratedKey extends FileContent {
  readonly kind: 'config-map' | 'secret';
  readonly object: string;
  readonly key: string;
  readonly fileName: string;
}

/** The layers of values as a HelmRelease can say them, lowest precedence first. */
export interface FluxValues {
  readonly valuesFiles: readonly string[];
  readonly ignoreMissingValuesFiles: boolean;
  readonly composed: readonly ComposedFile[];
  readonly generated: readonly GeneratedKey[];
  readonly valuesFrom: readonly ValuesReference[];
  readonly values: Readonly<Record<string, unknown>>;
}

export interface ValuesContext {
  readonly scope: IConstruct;
  readonly release: ReleaseIntent;
  readonly version: FluxVersion;
  readonly faults: Faults;
}

/**
 * Flux's own order is fixed: the chart's files, then `valuesFrom` in its order, then `values`
 * (fluxcd/pkg chartutil). Inline values that something stands above become a generated ConfigMap; a file
 * of the chart or of Git above anything else is an error.
 */
export function planValues(context: ValuesContext): FluxValues {
  const plan = new Plan(context);
  const { values } = context.release;
  values.forEach((layer, index) => plan.add(layer, values[index + 1]));
  return plan.result();
}

class Plan {
  private readonly valuesFiles: string[] = [];
  private readonly optional = new Set<boolean>();
  private readonly composed: ComposedFile[] = [];
  private readonly generated: GeneratedKey[] = [];
  private readonly valuesFrom: ValuesReference[] = [];
  private readonly composes: boolean;
  private inline: Readonly<Record<string, unknown>> = {};
  /** Everything known above the files of the chart. */
  private upper: Readonly<Record<string, unknown>> = {};

  public constructor(private readonly context: ValuesContext) {
    const { chart, values } = context.release;
    const elsewhere = (layer: ValuesLayer) => layer.kind === 'git-file' && !(chart.kind === 'git' && gitKey(chart.git) === gitKey(layer.git));
    this.composes = values.some(elsewhere) || (chart.kind === 'oci' && values.some(({ kind }) => kind === 'chart-file'));
  }

  public add(layer: ValuesLayer, next: ValuesLayer | undefined): void {
    switch (layer.kind) {
      case 'chart-file': return this.addChartFile(layer.path, layer.optional);
      case 'git-file': return this.addGitFile(layer);
      case 'inline': return this.addInline(layer, next);
      case 'local-file':
        this.refuseHidden(parseYamlValue(layer.text) as InlineLayer['values'] ?? {});
        return this.generate('config-map', `${this.context.release.name}-values`, 'values', '.yaml', { content: layer.text });
      case 'sops': return this.addSops(layer);
      case 'config-map':
      case 'secret': return this.addReference(layer);
    }
  }

  public result(): FluxValues {
    if (this.optional.size > 1) {
      this.context.faults.add('FLX114', 'some values files may be missing and others must not, and Flux has one switch for all of them', 'make all of them optional, or none');
    }
    const { parameters } = this.context.release;
    this.refuseVariables();
    if (this.hasLower() && !isOneLayer(this.inline, parameters.reduce((below, parameter) => parameterValues(parameter, below), {}))) {
      this.generateInline();
    }
    const said = parameters.reduce((below, parameter) => parameterValues(parameter, below), this.inline);
    this.refuseTwoOrders(said);
    this.refuseUnknownLists();
    const values = this.asTextWhereJsonWouldChange(said);
    return {
      valuesFiles: this.valuesFiles,
      ignoreMissingValuesFiles: this.optional.has(true),
      composed: this.composed,
      generated: this.generated,
      valuesFrom: this.valuesFrom,
      values,
    };
  }

  private addChartFile(path: string, optional: boolean): void {
    const { chart } = this.context.release;
    this.refuseAbove(`values file "${path}" of the chart`);
    if (this.composes) {
      this.compose({ from: { kind: 'chart', path } }, optional, path);
    } else {
      this.addValuesFile(chart.kind === 'git' ? `./${chart.path}/${path}` : path, optional, chart);
    }
  }

  private addGitFile(layer: GitFileLayer): void {
    this.refuseAbove(`values file "${layer.path}" of "${layer.git.url}"`);
    if (this.composes) {
      this.compose({ from: { kind: 'git', layer } }, layer.optional, layer.path);
    } else {
      this.addValuesFile(`./${layer.path}`, layer.optional, this.context.release.chart);
    }
  }

  /** `valuesFiles` replaces the chart's values.yaml, so that has to be named first. */
  private addValuesFile(path: string, optional: boolean, chart: ChartIntent): void {
    if (this.valuesFiles.length === 0) {
      this.valuesFiles.push(chart.kind === 'git' ? `./${chart.path}/values.yaml` : 'values.yaml');
    }
    this.optional.add(optional);
    this.valuesFiles.push(path);
  }

  private compose(file: ComposedFile, optional: boolean, path: string): void {
    const { version, faults, release } = this.context;
    const since = release.chart.kind === 'repository' ? '2.8' : '2.7';
    if (!atLeast(version, since)) {
      faults.add('FLX111', `values file "${path}" has to be laid over a chart from elsewhere, which needs the ArtifactGenerator of Flux ${since}, and the target is ${version}`,
        `read a local copy with HelmValues.fromLocalFile, or target Flux ${since} or newer`);
    }
    if (optional) {
      faults.add('FLX112', `values file "${path}" is optional, and an ArtifactGenerator fails when a file is missing`, 'drop optional');
    }
    this.composed.push(file);
  }

  /**
   * Flux merges everything above the chart's files before it lays it over them: a scalar that hides a map of a
   * file, and is replaced by a map itself, would let the file's map through again.
   */
  private refuseHidden(values: InlineLayer['values']): void {
    if (this.valuesFiles.length + this.composed.length > 0 && !isOneLayer(this.upper, values)) {
      this.context.faults.add('FLX113', 'a map replaces a value that replaces a map, over files of the chart, and Flux merges everything above such files first',
        'write the outcome of the two in one layer');
    }
    this.upper = mergeValues(this.upper, values);
  }

  private addInline(layer: InlineLayer, next: ValuesLayer | undefined): void {
    this.refuseHidden(layer.values);
    if (this.hasLower() && !isOneLayer(this.inline, layer.values)) {
      this.generateInline();
    }
    this.inline = mergeValues(this.inline, layer.values);
    if (next && next.kind !== 'inline') {
      this.generateInline();
    }
  }

  private hasLower(): boolean {
    return this.valuesFrom.length + this.valuesFiles.length + this.composed.length > 0;
  }

  /** Inline values that something stands above. */
  private generateInline(): void {
    const values = this.inline;
    this.inline = {};
    if (Object.keys(values).length > 0) {
      this.generate('config-map', `${this.context.release.name}-values`, 'values', '.yaml', renderValues(values));
    }
  }

  /** As JSON in the cluster, `null` is lost (kustomize-controller#372) and an integer beyond 2^63 is rounded; the text in a ConfigMap is not. */
  private asTextWhereJsonWouldChange(values: InlineLayer['values']): InlineLayer['values'] {
    if (!needsText(values)) {
      return values;
    }
    this.generate('config-map', `${this.context.release.name}-values`, 'values', '.yaml', renderValues(values));
    return {};
  }

  private addSops(layer: SopsLayer): void {
    OutputPlan.check(this.context.scope, `the ciphertext of SopsValues "${layer.name}"`, this.context.faults);
    this.generate('secret', layer.name, 'values', layer.extension, { content: layer.bytes }, `${layer.name}.sops${layer.extension}`);
  }

  /** The key keeps the file's extension: kustomize-controller takes the format of an encrypted file from it. */
  private generate(kind: GeneratedKey['kind'], object: string, base: string, extension: string, file: FileContent, fileName?: string): void {
    const before = this.generated.filter((one) => one.object === object).length;
    const key = `${base}${before === 0 ? '' : `-${before + 1}`}${extension}`;
    this.generated.push({ kind, object, key, fileName: fileName ?? key, ...file });
    this.valuesFrom.push({ kind: kind === 'secret' ? DataSourceKind.SECRET : DataSourceKind.CONFIG_MAP, name: object, valuesKey: key });
  }

  private addReference(layer: ObjectKeyLayer): void {
    this.valuesFrom.push(compact<ValuesReference>({
      kind: layer.kind === 'secret' ? DataSourceKind.SECRET : DataSourceKind.CONFIG_MAP,
      name: layer.name,
      valuesKey: layer.key,
      targetPath: layer.targetPath,
      literal: this.literal(layer),
      optional: layer.optional || undefined,
    }));
  }

  /**
   * Unless literal, a value is read as `--set` reads it, and a comma in a password ends it (flux2#2625). A
   * literal path has no escapes: `--set-literal` takes the backslash for a part of the key (strvals literal_parser.go).
   */
  private literal(layer: ObjectKeyLayer): true | undefined {
    const { version, faults } = this.context;
    const escaped = layer.targetPath?.includes('\\') ?? false;
    if (layer.literal && !atLeast(version, '2.9')) {
      faults.add('FLX117', `"${layer.targetPath ?? layer.key}" of "${layer.name}" is literal, which exists since Flux 2.9, and the target is ${version}`,
        'drop literal, or target Flux 2.9 or newer');
    }
    if (layer.literal && escaped) {
      faults.add('FLX119', `"${layer.targetPath}" of "${layer.name}" is literal, and Flux takes the backslash in a literal path for a part of the key`,
        'drop literal, or choose a path without dots in its keys');
    }
    return layer.targetPath !== undefined && (layer.literal ?? !escaped) && atLeast(version, '2.9') ? true : undefined;
  }

  /** Files of the chart are the lowest of Flux's layers. */
  private refuseAbove(what: string): void {
    if (this.valuesFrom.length > 0 || Object.keys(this.inline).length > 0) {
      this.context.faults.add('FLX113', `${what} stands above other values, and Flux lays files of the chart below everything else`,
        'put it before the others, or read a local copy with HelmValues.fromLocalFile, which can stand anywhere');
    }
  }

  private refuseVariables(): void {
    for (const { name, value } of this.context.release.parameters.filter((parameter) => /\$\{?(?:ARGOCD|KUBE)_\w+/.test(parameter.value))) {
      this.context.faults.add('FLX115', `parameter "${name}" is "${value}", a variable of another engine's build, and Flux replaces nothing in values`,
        'write the value, or set it from a ConfigMap with HelmValues.fromConfigMap and targetPath');
    }
  }

  /** Parameters are merged with inline values only: an item of a list that is below would come alone. */
  private refuseUnknownLists(): void {
    for (const { name } of this.context.release.parameters) {
      const path = parsePath(name);
      const index = path.findIndex((part) => typeof part === 'number');
      if (index > 0 && this.hasLower() && valueAt(this.inline, path.slice(0, index)) === undefined) {
        this.context.faults.add('FLX118', `parameter "${name}" sets one item of a list that other layers may hold, and Flux replaces a list as a whole`,
          'give the whole list in HelmValues.inline');
      }
    }
  }

  /**
   * The documentation lets targetPath win, the code lets inline values win where both set a path: never rely on
   * either. Text or a list that stands on the way to the path is worse: strvals fails on it.
   */
  private refuseTwoOrders(values: Readonly<Record<string, unknown>>): void {
    for (const { targetPath, name } of this.valuesFrom.filter((reference) => reference.targetPath !== undefined)) {
      if (firstOnPath(values, parsePath(targetPath!)) !== undefined) {
        this.context.faults.add('FLX116', `"${targetPath}" comes from "${name}" and is set inline, too: which one wins depends on the version of Flux`, 'set it once');
      }
    }
  }
}
