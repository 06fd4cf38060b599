/** Applications of an output tree, ApplicationSets expanded, as Helm releases. */
import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { applicationsOf, NamedApplication } from './argo-applications';
import type { EffectiveChart, EffectiveRelease, ValuesLayer, ValuesWorld } from './effective-values';
import { LOCAL_CLUSTER, plainUrl } from './example';
import { Toolbox } from './toolbox';
import { isEncrypted, Json, listAt, mapAt, textAt, textsAt, valueAt } from './tree';
import type { Verdicts } from './verdicts';
import { renderYaml } from '../src/text';

/** helm-secrets: scheme, an optional key to import, `?` for "may be missing", an optional backend. */
const SECRETS_URL = /^secrets(?:\+[a-z-]+-import[a-z-]*:\/\/[^?]*\?|:\/\/)(\?)?(?:[a-z]+!)?(.*)$/;

/** Fields that make a source something else than a chart. */
const NOT_HELM = ['directory', 'kustomize', 'plugin'];

export function argoReleases(tools: Toolbox, world: ValuesWorld, verdicts: Verdicts): readonly EffectiveRelease[] {
  return applicationsOf(tools, world, verdicts).flatMap((application) => {
    try {
      return releasesOf(application, world);
    } catch (error) {
      verdicts.fail(`${application.origin}: ${(error as Error).message}`);
      return [];
    }
  });
}

function releasesOf({ origin, object }: NamedApplication, world: ValuesWorld): readonly EffectiveRelease[] {
  const several = listAt(object, 'spec', 'sources');
  const sources = several.length > 0 ? several : [mapAt(object, 'spec', 'source')];
  return sources.flatMap((source) => {
    const location = chartOf(source, world);
    if (location === undefined) {
      return [];
    }
    const reader = new SourceReader(object, source, sources, location, world);
    return [{
      origin,
      cluster: clusterOf(mapAt(object, 'spec', 'destination'), world),
      release: textAt(source, 'helm', 'releaseName') ?? textAt(object, 'metadata', 'name') ?? '',
      namespace: textAt(source, 'helm', 'namespace') ?? textAt(object, 'spec', 'destination', 'namespace') ?? 'default',
      chart: location.chart,
      layers: reader.layers(),
      unknown: [],
    }];
  });
}

function clusterOf(destination: Json, { example }: ValuesWorld): string {
  const server = textAt(destination, 'server');
  const name = textAt(destination, 'name') ?? example.facts.clusters?.find((known) => known.server === server)?.name;
  return server === 'https://kubernetes.default.svc' ? LOCAL_CLUSTER : name ?? server ?? '';
}

interface ChartLocation {
  readonly chart: EffectiveChart;
  /** Of a chart in Git: its folder in the repository, which relative value files start from. */
  readonly path: string;
}

function chartOf(source: Json, { example, tree }: ValuesWorld): ChartLocation | undefined {
  const [url, name, path] = [textAt(source, 'repoURL') ?? '', textAt(source, 'chart'), textAt(source, 'path')];
  if (name !== undefined || url.startsWith('oci://')) {
    const location = [plainUrl(url), ...(name ? [name] : [])].join('/');
    return { chart: { id: `${location}@${textAt(source, 'targetRevision')}`, folder: example.tryChart(location) }, path: '' };
  }
  if (path === undefined || NOT_HELM.some((key) => source[key] !== undefined)) {
    return undefined;
  }
  const folder = example.tryRepositoryPath(url, path, tree.root);
  if (folder === undefined) {
    throw new Error(`no local copy has "${path}" of ${url}: name one under "repositories" of judge.json`);
  }
  const isChart = existsSync(join(folder, 'Chart.yaml'));
  if (!isChart && source.helm === undefined) {
    return undefined;
  }
  return { chart: { id: `${plainUrl(url)}//${posix.normalize(path)}`, folder: isChart ? folder : undefined }, path };
}

/** The values of one source of one Application. */
class SourceReader {
  public constructor(
    private readonly application: Json,
    private readonly source: Json,
    private readonly sources: readonly Json[],
    private readonly location: ChartLocation,
    private readonly world: ValuesWorld,
  ) {}

  /** The order of util/helm/cmd.go: files, then values or valuesObject, then parameters. */
  public layers(): readonly ValuesLayer[] {
    const helm = mapAt(this.source, 'helm');
    const files = textsAt(helm, 'valueFiles').flatMap((file) => this.fileLayer(this.substitute(file)));
    const object = valueAt(helm, 'valuesObject');
    const inline = object === undefined ? textAt(helm, 'values') : renderYaml(object);
    return [
      ...files,
      ...(inline ? [{ flag: '-f', origin: object === undefined ? 'values' : 'valuesObject', text: inline } as const] : []),
      ...listAt(helm, 'parameters').map((parameter) => this.parameterLayer(parameter)),
      ...listAt(helm, 'fileParameters').map((parameter) => this.fileParameterLayer(parameter)),
    ];
  }

  private fileLayer(name: string): readonly ValuesLayer[] {
    const secret = SECRETS_URL.exec(name);
    const path = secret ? secret[2] : name;
    const mayBeMissing = secret?.[1] === '?' || valueAt(this.source, 'helm', 'ignoreMissingValueFiles') === true;
    const file = this.tryLocalFile(path);
    if (file === undefined) {
      if (mayBeMissing) {
        return [];
      }
      throw new Error(`values file "${name}" is not there`);
    }
    const text = readFileSync(file, 'utf8');
    return [{ flag: '-f', origin: name, text: isEncrypted(text) ? this.world.decryptor.decrypt(file) : text }];
  }

  private tryLocalFile(path: string): string | undefined {
    const { example, tree } = this.world;
    const inOther = /^\$([^/]+)\/(.*)$/.exec(path);
    if (inOther) {
      const other = this.sources.find((source) => source.ref === inOther[1]);
      if (other === undefined) {
        throw new Error(`no source has ref "${inOther[1]}"`);
      }
      return example.tryRepositoryPath(textAt(other, 'repoURL') ?? '', inOther[2], tree.root);
    }
    const fromRoot = path.startsWith('/') ? path.slice(1) : posix.join(this.location.path, path);
    const isGit = this.location.chart.id.includes('//');
    if (isGit) {
      return example.tryRepositoryPath(textAt(this.source, 'repoURL') ?? '', fromRoot, tree.root);
    }
    const inChart = join(this.location.chart.folder ?? '', path);
    return this.location.chart.folder !== undefined && existsSync(inChart) ? inChart : undefined;
  }

  /** Commas are escaped unless the value is a list in braces (util/helm/cmd.go, cleanSetParameters). */
  private parameterLayer(parameter: Json): ValuesLayer {
    const value = this.substitute(textAt(parameter, 'value') ?? '');
    const isList = value.startsWith('{') && value.endsWith('}');
    const escaped = isList ? value : value.replace(/(^|[^\\]),/g, '$1\\,');
    const name = textAt(parameter, 'name') ?? '';
    return { flag: parameter.forceString === true ? '--set-string' : '--set', origin: `parameter ${name}`, text: `${name}=${escaped}` };
  }

  private fileParameterLayer(parameter: Json): ValuesLayer {
    const path = this.substitute(textAt(parameter, 'path') ?? '');
    const file = this.tryLocalFile(path);
    if (file === undefined) {
      throw new Error(`file parameter "${path}" is not there`);
    }
    return { flag: '--set-file', origin: path, text: `${textAt(parameter, 'name')}=${file}` };
  }

  /** The build environment, as far as the output tells it; revisions are only known at run time. */
  private substitute(text: string): string {
    const known: Readonly<Record<string, string | undefined>> = {
      ARGOCD_APP_NAME: textAt(this.application, 'metadata', 'name'),
      ARGOCD_APP_NAMESPACE: textAt(this.application, 'spec', 'destination', 'namespace'),
      ARGOCD_APP_PROJECT_NAME: textAt(this.application, 'spec', 'project'),
      ARGOCD_APP_SOURCE_PATH: textAt(this.source, 'path'),
      ARGOCD_APP_SOURCE_REPO_URL: textAt(this.source, 'repoURL'),
      ARGOCD_APP_SOURCE_TARGET_REVISION: textAt(this.source, 'targetRevision'),
    };
    return text.replace(/\$\{?(ARGOCD_APP_[A-Z_]+)\}?/g, (whole, name: string) => known[name] ?? whole);
  }
}
