import { checkCall } from '../calls/check-call';
import { Faults } from '../diagnostics';
import { ChartIntent } from '../model';
import { hasCredentials, isVersionRange, withoutCredentials } from '../text';
import { hasParam } from './environment-param';
import { GitSource } from './git-source';
import { INamed, nameOf } from './named';

/** How a chart registry is reached. */
export interface ChartSourceOptions {
  /**
   * The Secret with the registry's credentials, beside the object that reads the chart.
   *
   * @default - the registry is public, or the engine knows its credentials already
   */
  readonly secret?: string | INamed;

  /**
   * A copy of the chart on this machine, a directory or a `.tgz`, relative to the app's root directory. Then the values
   * are checked against it at synth (CHV1xx): its `values.schema.json`, the keys of its `values.yaml`.
   *
   * @default - values are taken as they are
   */
  readonly copy?: string;
}

/** Where a Helm chart comes from: an OCI registry, a Helm repository or a directory of a Git repository. */
export class ChartSource {
  /**
   * A chart in an OCI registry. The URL includes the chart's name: `oci://ghcr.io/myorg/charts/myapp`.
   *
   * Fails with APP120 for a URL of another form, APP132 for one with a password in it, APP121 when `version` is neither a version nor a range.
   *
   * @param url where the chart is, without a tag
   * @param version one version, `0.1.0`, or a range, `0.1.*` or `>=1.0.0 <2.0.0`
   * @param options how the registry is reached
   */
  public static fromOci(url: string, version: string, options: ChartSourceOptions = {}): ChartSource {
    checkCall('ChartSource.fromOci', [url, version, options]);
    const faults = new Faults(`ChartSource "${withoutCredentials(url)}"`);
    refuseCredentials(url, faults);
    if (!/^oci:\/\/[^/\s]+\/(?:[^\s]*[^/\s])$/.test(url)) {
      faults.add('APP120', `"${url}" is not the URL of a chart in an OCI registry`, 'write oci://registry/path/chart, the chart\'s name last');
    } else if (/[:@][^/]*$/.test(url.slice('oci://'.length).replace(/^[^/]+/, ''))) {
      faults.add('APP120', `"${url}" ends in a tag or digest`, 'give the version as the second argument instead');
    }
    checkVersion(version, faults);
    faults.throwIfAny();
    return new ChartSource({ kind: 'oci', url, version, secretName: optionalName(options.secret), copy: options.copy });
  }

  /**
   * A chart in a Helm repository: a web address with an `index.yaml`.
   *
   * Fails with APP120 for an `oci://` or Git URL, APP121 when `version` is neither a version nor a range.
   *
   * @param url of the repository, without the chart's name
   * @param chart the chart's name
   * @param version one version or a range
   * @param options how the repository is reached
   */
  public static fromRepository(url: string, chart: string, version: string, options: ChartSourceOptions = {}): ChartSource {
    checkCall('ChartSource.fromRepository', [url, chart, version, options]);
    const faults = new Faults(`ChartSource "${withoutCredentials(url)}"`);
    refuseCredentials(url, faults);
    if (url.startsWith('oci://')) {
      faults.add('APP120', `"${url}" is an OCI registry, and the chart "${chart}" is named beside it`,
        `use ChartSource.fromOci('${url.replace(/\/+$/, '')}/${chart}', '${version}')`);
    } else if (!/^https?:\/\/\S+$/.test(url)) {
      faults.add('APP120', `"${url}" is not the URL of a Helm repository`, 'write https://host/path');
    } else if (url.endsWith('.git')) {
      faults.add('APP120', `"${url}" is a Git repository, and no Helm repository`, `use ChartSource.fromGit(GitSource.fromUrl('${url}'), 'path/of/the/chart')`);
    }
    if (!/^[a-z0-9][-a-z0-9._]*$/.test(chart)) {
      faults.add('APP122', `"${chart}" is not the name of a chart`, 'use lower-case letters, digits, "-" and "."');
    }
    checkVersion(version, faults);
    faults.throwIfAny();
    return new ChartSource({ kind: 'repository', url, chart, version, secretName: optionalName(options.secret), copy: options.copy });
  }

  /**
   * A chart in a directory of a Git repository. Its version is whatever the revision holds.
   *
   * Fails with APP123 when the path is absolute or leaves the repository.
   *
   * @param git the repository and revision
   * @param path the chart's directory, from the repository's root
   */
  public static fromGit(git: GitSource, path: string): ChartSource {
    checkCall('ChartSource.fromGit', [git, path]);
    const faults = new Faults(`ChartSource "${git.url}"`);
    checkRepositoryPath(path, faults);
    faults.throwIfAny();
    return new ChartSource({ kind: 'git', git: git._intent, path: cleanPath(path) });
  }

  /** @internal */
  public static _of(intent: ChartIntent): ChartSource {
    return new ChartSource(intent);
  }

  private constructor(
    /** @internal */
    public readonly _intent: ChartIntent,
  ) {}

  /** @internal the same chart in another version */
  public _at(version: string, faults: Faults): ChartSource {
    if (this._intent.kind === 'git') {
      faults.add('APP124', `chartVersion "${version}" is set, but the chart is in Git, where the revision decides`,
        'drop chartVersion, or give the environment a chart of its own');
      return this;
    }
    checkVersion(version, faults);
    return new ChartSource({ ...this._intent, version });
  }
}

/** @internal */
export function cleanPath(path: string): string {
  return path.replace(/^\.\//, '').replace(/\/+$/, '') || '.';
}

/** @internal */
export function checkRepositoryPath(path: string, faults: Faults): void {
  if (path === '' || path.startsWith('/') || path.split('/').includes('..')) {
    faults.add('APP123', `"${path}" is no path inside the repository`, 'write it from the repository\'s root, without a leading "/" and without ".."');
  }
}

/** Credentials in a URL would be written to the output. */
function refuseCredentials(url: string, faults: Faults): void {
  if (hasCredentials(url)) {
    faults.add('APP132', `"${withoutCredentials(url)}" has a user or password in it, and the URL is written to the output`, 'give the credentials in a Secret, with the option secret');
    faults.throwIfAny();
  }
}

/** `1.2` is a range to one engine and a version that does not exist to the other, so it is neither here. */
function checkVersion(version: string, faults: Faults): void {
  if (hasParam(version)) {
    return;
  }
  if (/^v?\d+(\.\d+)?$/.test(version)) {
    faults.add('APP121', `version "${version}" has less than three parts, which engines read differently`, `write "${version}${version.includes('.') ? '' : '.x'}.x" for the newest, or all three parts`);
  } else if (version.trim() === '' || !isVersionRange(version)) {
    faults.add('APP121', `version "${version}" is neither a version nor a range`, 'write 1.2.3, 1.2.*, ^1.2 or ">=1.0.0 <2.0.0"');
  }
}

function optionalName(named: string | INamed | undefined): string | undefined {
  return named === undefined ? undefined : nameOf(named);
}
