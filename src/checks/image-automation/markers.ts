import { ImageMarker, imageMarkersIn, Inventory, InventoryObject, KIND } from '../../inventory';
import { FleetReport, textAt } from '../engine';
import { GIT_REPOSITORY } from '../reference/examples';

/** What a marker says, where it can be read. */
export interface MarkerTarget {
  readonly namespace: string;
  readonly policy: string;
  readonly part?: 'name' | 'tag' | 'digest';
}

/** The whole comment has to be one JSON object (`fieldmeta` of kyaml, with the name that image-automation-controller sets). */
const FORM = /^\{\s*"\$imagepolicy"\s*:\s*"([a-z0-9](?:[-a-z0-9]*[a-z0-9])?):([a-z0-9](?:[-a-z0-9.]*[a-z0-9])?)(?::(name|tag|digest))?"\s*\}$/;

/** Undefined where the controller would pass it over. */
export function tryReadMarker(text: string): MarkerTarget | undefined {
  const found = FORM.exec(text);
  return found === null ? undefined : { namespace: found[1], policy: found[2], ...found[3] === undefined ? {} : { part: found[3] as MarkerTarget['part'] } };
}

/** Markers of a repository in which robots are at work. */
export function markersIn(inventory: Inventory): readonly ImageMarker[] {
  const { layout } = inventory;
  return layout === undefined || inventory.ofKind(KIND.imageUpdateAutomation).length === 0 ? [] : imageMarkersIn(layout, inventory.objects);
}

/** Markers that can be read, with what they say. */
export function readMarkersIn(inventory: Inventory): { readonly marker: ImageMarker; readonly target: MarkerTarget }[] {
  return markersIn(inventory).filter(({ isText }) => !isText).flatMap((marker) => {
    const target = tryReadMarker(marker.text);
    return target === undefined ? [] : [{ marker, target }];
  });
}

/** A marker of a file that holds no object is reported with the robot that it is for. */
export function reportMarker({ owner, file, line }: ImageMarker, inventory: Inventory, report: FleetReport, message: string, fix?: string): void {
  const [robot] = inventory.ofKind(KIND.imageUpdateAutomation);
  if (owner === undefined) {
    report(robot, ['spec', 'update'], `${file}:${line} ${message}`, fix);
  } else {
    report(owner.object, owner.path, message, fix);
  }
}

/** Robots that heed the markers of a namespace. */
export function robotsOf(inventory: Inventory, namespace: string): readonly InventoryObject[] {
  return inventory.ofKind(KIND.imageUpdateAutomation).filter((robot) => robot.namespace === namespace || robot.namespace === undefined);
}

/** A repository with a policy, its robot, and a value with a marker. */
export function exampleWith(marker: string, policy = '', update = ''): string {
  return `# file: clusters/prod/images.yaml
${GIT_REPOSITORY.trim()}
---
apiVersion: image.toolkit.fluxcd.io/v1
kind: ImageRepository
metadata: {name: shop, namespace: apps}
spec: {interval: 10m, image: ghcr.io/myorg/shop}
---
apiVersion: image.toolkit.fluxcd.io/v1
kind: ImagePolicy
metadata: {name: shop, namespace: apps}
spec: {imageRepositoryRef: {name: shop}, policy: {semver: {range: '>=1.0.0'}}${policy}}
---
apiVersion: image.toolkit.fluxcd.io/v1
kind: ImageUpdateAutomation
metadata: {name: robot, namespace: apps}
spec:
  interval: 10m
  sourceRef: {kind: GitRepository, name: config}
  git: {commit: {author: {email: robot@example.com}}, push: {branch: main}}
  update: {strategy: Setters${update}}
# file: apps/shop/shop.yaml
apiVersion: v1
kind: ConfigMap
metadata: {name: shop, namespace: apps}
data:
  ${marker}
# file: clusters/README.md
The robot edits this repository.
`;
}

/** The folder that a robot edits, with forward slashes and without `./`; empty for all of the repository. */
export function editedFolder(robot: InventoryObject): string | undefined {
  const update = robot.manifest.spec === undefined ? undefined : textAt(robot.manifest, 'spec', 'update', 'path') ?? '';
  return update?.replace(/^[./]+/, '').replace(/\/+$/, '');
}
