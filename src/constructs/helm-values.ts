import { Construct } from 'constructs';
import { checkCall } from '../calls/check-call';
import { fail, Faults } from '../diagnostics';
import { ValuesLayer } from '../model';
import { isConfigKey, isDnsSubdomain, parseYaml, tryReadText } from '../text';
import { checkRepositoryPath, cleanPath } from './chart-source';
import { GitSource } from './git-source';
import { isValuesPath } from './helm-parameter';
import { INamed, nameOf } from './named';
import { resolveLocal } from './output-plan';
import { plainValues } from './plain-values';

/** How a values file is taken. */
export interface ValuesFileOptions {
  /**
   * Whether a missing file is skipped instead of being an error.
   *
   * @default false
   */
  readonly optional?: boolean;
}

/** How a key of a ConfigMap or Secret is taken. */
export interface ValuesKeyOptions {
  /**
   * Where the value goes, as a dotted path such as `auth.password`; the key then holds one single value.
   *
   * @default - the key holds a whole values file
   */
  readonly targetPath?: string;

  /**
   * Whether a value with a `targetPath` stays the text that it is. Otherwise it is read as `--set` reads it:
   * `8080` is a number, and a comma ends the value.
   *
   * @default true, where the engine's version can
   */
  readonly literal?: boolean;

  /**
   * Whether a missing object or key is skipped instead of being an error.
   *
   * @default false
   */
  readonly optional?: boolean;
}

/**
 * One layer of values for a chart. A list of layers goes from lowest to highest precedence: maps are
 * merged, everything else is replaced, and `null` unsets what the chart sets by default.
 */
export class HelmValues {
  /**
   * Values written here. Everything that YAML can say reaches the chart as it stands: `null`, `bigint`
   * for integers beyond 2^53, any key.
   *
   * Fails with VAL101 for what YAML cannot say: functions, dates, class instances, cycles, NaN.
   */
  public static inline(values: { readonly [key: string]: any }): HelmValues {
    const faults = new Faults('HelmValues.inline');
    const plain = plainValues(values, faults);
    faults.throwIfAny();
    return HelmValues._of({ kind: 'inline', values: plain });
  }

  /**
   * A values file beside this program. Its text is taken over as it is, comments included.
   *
   * Fails with VAL110 when the file does not exist, VAL111 when it is not one YAML mapping.
   *
   * @param scope any construct of the app; the path is relative to the app's root directory
   * @param path the file
   */
  public static fromLocalFile(scope: Construct, path: string): HelmValues {
    checkCall('HelmValues.fromLocalFile', [scope, path]);
    const text = tryReadText(resolveLocal(scope, path));
    if (text === undefined) {
      fail('VAL110', scope.node.path, `the values file "${path}" does not exist`, 'check the path: it is relative to the app\'s root directory');
    }
    const { documents, faults } = parseYaml(text);
    if (faults.length > 0) {
      fail('VAL111', `${path}:${faults[0].line}:${faults[0].column}`, `no valid YAML, ${faults[0].message}`, 'mend the file');
    }
    const value = documents[0]?.value ?? {};
    if (documents.length > 1 || typeof value !== 'object' || Array.isArray(value)) {
      fail('VAL111', `${path}:1:1`, 'a values file has to be one YAML mapping', 'keep one document with keys at its top');
    }
    return HelmValues._of({ kind: 'local-file', path, text });
  }

  /**
   * A file inside the chart, such as `values-prod.yaml`.
   *
   * Fails with APP123 when the path is absolute or leaves the chart.
   */
  public static fromChart(path: string, options: ValuesFileOptions = {}): HelmValues {
    checkCall('HelmValues.fromChart', [path, options]);
    const faults = new Faults(`HelmValues "${path}"`);
    checkRepositoryPath(path, faults);
    faults.throwIfAny();
    return HelmValues._of({ kind: 'chart-file', path: cleanPath(path), optional: options.optional ?? false });
  }

  /**
   * A file of a Git repository.
   *
   * Fails with APP123 when the path is absolute or leaves the repository.
   *
   * @param git the repository and revision
   * @param path the file, from the repository's root
   * @param options whether it may be missing
   */
  public static fromGit(git: GitSource, path: string, options: ValuesFileOptions = {}): HelmValues {
    checkCall('HelmValues.fromGit', [git, path, options]);
    const faults = new Faults(`HelmValues "${path}"`);
    checkRepositoryPath(path, faults);
    faults.throwIfAny();
    return HelmValues._of({ kind: 'git-file', git: git._intent, path: cleanPath(path), optional: options.optional ?? false });
  }

  /**
   * A key of a ConfigMap in the namespace of the release.
   *
   * Fails with VAL120 when `key` is no key that a ConfigMap can have, VAL121 when `targetPath` is no path.
   *
   * @param configMap the ConfigMap, or its name
   * @param key the key; `values.yaml` unless given
   * @param options where the value goes
   */
  public static fromConfigMap(configMap: string | INamed, key: string = 'values.yaml', options: ValuesKeyOptions = {}): HelmValues {
    checkCall('HelmValues.fromConfigMap', [configMap, key, options]);
    return fromKey('config-map', nameOf(configMap), key, options);
  }

  /**
   * A key of a Secret in the namespace of the release.
   *
   * Fails with VAL120 when `key` is no key that a Secret can have, VAL121 when `targetPath` is no path.
   *
   * @param secret the Secret, or its name
   * @param key the key; `values.yaml` unless given
   * @param options where the value goes
   */
  public static fromSecret(secret: string | INamed, key: string = 'values.yaml', options: ValuesKeyOptions = {}): HelmValues {
    checkCall('HelmValues.fromSecret', [secret, key, options]);
    return fromKey('secret', nameOf(secret), key, options);
  }

  /** @internal */
  public static _of(layer: ValuesLayer): HelmValues {
    return withLayer(new HelmValues(), layer);
  }

  /** @internal */
  public readonly _layer!: ValuesLayer;

  protected constructor() {}
}

/** @internal gives values their layer: jsii would make a type of the layer, if it were a parameter */
export function withLayer<T extends HelmValues>(values: T, layer: ValuesLayer): T {
  return Object.assign(values, { _layer: layer });
}

function fromKey(kind: 'config-map' | 'secret', name: string, key: string, options: ValuesKeyOptions): HelmValues {
  const faults = new Faults(`HelmValues of ${kind === 'secret' ? 'Secret' : 'ConfigMap'} "${name}"`);
  if (!isConfigKey(key)) {
    const cure = key.includes('/') ? 'a key is no path: for a file in Git use HelmValues.fromGit' : 'use letters, digits, "-", "_" and "."';
    faults.add('VAL120', `"${key}" is no key of a ConfigMap or Secret`, cure);
  }
  if (!isDnsSubdomain(name)) {
    faults.add('VAL120', `"${name}" is not a name that Kubernetes takes`, 'use at most 253 lower-case letters, digits, "-" and "."');
  }
  if (options.targetPath !== undefined && !isValuesPath(options.targetPath)) {
    faults.add('VAL121', `targetPath "${options.targetPath}" is no dotted path`, 'write it as --set does: auth.password or hosts[0].name');
  }
  faults.throwIfAny();
  return HelmValues._of({ kind, name, key, targetPath: options.targetPath, literal: options.literal, optional: options.optional ?? false });
}
