/** The HelmReleases of a set, in the columns that every engine shows. */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Preview, PreviewedApplication } from '../constructs';
import { ChartIntent, gitRevision, ReleaseIntent } from '../model';

export function previewReleases(scope: Construct, releases: readonly ReleaseIntent[]): Preview {
  const objects = scope.node.findAll().filter((construct): construct is ApiObject => ApiObject.isApiObject(construct) && construct.kind === 'HelmRelease');
  return new Preview(objects.flatMap((object) => {
    const release = releases.find(({ name }) => name === object.name);
    return release ? [previewed(object, release)] : [];
  }));
}

function previewed(object: ApiObject, release: ReleaseIntent): PreviewedApplication {
  const { cluster, namespace, chart } = release;
  return new PreviewedApplication({ name: release.name, cluster: cluster.name, namespace, ...describeChart(chart), manifest: object.toJson() });
}

function describeChart(chart: ChartIntent): { readonly source: string; readonly revision?: string } {
  switch (chart.kind) {
    case 'oci': return { source: chart.url, revision: chart.version };
    case 'repository': return { source: `${chart.url} ${chart.chart}`, revision: chart.version };
    case 'git': return { source: `${chart.git.url} ${chart.path}`, revision: gitRevision(chart.git) };
  }
}
