import { isAbsolute } from 'node:path';
import { Duration } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { checkCall } from '../calls/check-call';
import { fileFor, GitSource, INamed, nameOf, OutputPlan, PinnedValue, resolveLocal } from '../constructs';
import { Faults } from '../diagnostics';
import { compact, GitIntent } from '../model';
import { isDnsLabel } from '../text';
import { goDuration } from './duration';
import { EngineFacts, engineFacts } from './engine-facts';
import { ImagePins, isTag } from './image-pins';
import { FluxImageTags } from './image-tags';
import {
  ImagePolicy, ImageRepository, ImageUpdateAutomation, ImageUpdateAutomationSourceReferenceKind, UpdateStrategyStrategy,
} from './l1/index.generated';
import { gitSourceObject } from './sources';
import { atLeast } from './version';

/** Properties of FluxImageAutomation. */
export interface FluxImageAutomationProps {
  /**
   * The repository that the robot commits to; it needs credentials that may write.
   *
   * @default - the repository of the app
   */
  readonly repository?: GitSource;

  /**
   * The pins file, relative to the app's root directory, which has to be the repository's root. Made when it
   * is missing; completed when an image is new; otherwise never touched.
   *
   * @default 'image-pins.yaml'
   */
  readonly pins?: string;

  /**
   * The directory of the repository that the robot may edit. The pins file has to be in it.
   *
   * @default '.'
   */
  readonly updatePath?: string;

  /**
   * How often the robot looks.
   *
   * @default - that of the engine, 10 minutes unless told
   */
  readonly interval?: Duration;

  /**
   * Who the commits are by.
   *
   * @default 'fluxcdbot'
   */
  readonly authorName?: string;

  /**
   * The address that the commits are by.
   *
   * @default 'fluxcdbot@users.noreply.github.com'
   */
  readonly authorEmail?: string;

  /**
   * The commit message, as a Go template.
   *
   * @default - the controller's own
   */
  readonly messageTemplate?: string;

  /**
   * The branch that the robot pushes to.
   *
   * @default - the branch of the repository
   */
  readonly pushBranch?: string;
}

/** Properties of an image that is kept up to date. */
export interface FluxTrackedImageProps {
  /** The image, without scheme and tag: `ghcr.io/stefanprodan/podinfo`. */
  readonly image: string;

  /** Which of its tags is the newest. */
  readonly tags: FluxImageTags;

  /** The tag until the robot has chosen one. */
  readonly initialTag: string;

  /**
   * The Secret with the registry's credentials, in Flux's namespace.
   *
   * @default - the registry is public
   */
  readonly secret?: string | INamed;

  /**
   * How often the registry is asked.
   *
   * @default - that of the automation
   */
  readonly interval?: Duration;
}

/** An image whose tag a robot keeps up to date. */
export class FluxTrackedImage {
  /** @internal */
  public constructor(
    /** The image, without a tag. */
    public readonly repository: string,
    /** The pinned tag, with its marker; put it into the values where the chart takes a tag. */
    public readonly tag: PinnedValue,
    /** Image and pinned tag in one text, with its marker. */
    public readonly reference: PinnedValue,
  ) {}
}

/**
 * Keeps image tags up to date: Flux looks for new tags, and commits them to the pins file and to every
 * marker in the output. Synth reads the pins file, so a robot's commit survives it.
 *
 * Needs the image controllers of Flux (`--components-extra=image-reflector-controller,image-automation-controller`)
 * and a GitOpsApp.
 *
 * Fails with IMG101 when the pins file is not below `updatePath`, IMG104 when no branch to push to is known.
 *
 * @see https://fluxcd.io/flux/guides/image-update/
 */
export class FluxImageAutomation extends Construct {
  private readonly facts: EngineFacts;
  private readonly pins: ImagePins;
  private readonly interval: string;

  public constructor(scope: Construct, id: string, props: FluxImageAutomationProps = {}) {
    checkCall('FluxImageAutomation', [scope, id, props]);
    super(scope, id);
    const output = OutputPlan.of(this, 'FluxImageAutomation');
    const pinsPath = props.pins ?? 'image-pins.yaml';
    const git = props.repository?._intent ?? output.repository.git;
    this.facts = engineFacts(this);
    this.interval = props.interval ? goDuration(props.interval) : this.facts.interval;
    checkProps(this.node.path, props, pinsPath, git);
    this.pins = sharedPins(this, clean(pinsPath), output);
    this.makeAutomation(id, git!, props);
  }

  /**
   * Keeps the tag of an image up to date.
   *
   * Fails with IMG105 for an image with a scheme or a tag, IMG106 for an initial tag that is none, IMG102 when
   * the pins file has the image without its marker.
   *
   * @param id names the pin and the image's objects
   * @param props which image, and which of its tags is the newest
   */
  public track(id: string, props: FluxTrackedImageProps): FluxTrackedImage {
    checkCall('FluxImageAutomation#track', [id, props]);
    const faults = new Faults(`${this.node.path}/${id}`);
    if (props.image.includes('://') || /:[^/]*$/.test(props.image)) {
      faults.add('IMG105', `"${props.image}" has a scheme or a tag`, 'write it as registry/path/name');
    }
    if (!isTag(props.initialTag)) {
      faults.add('IMG106', `initialTag "${props.initialTag}" is no tag`, 'use at most 128 letters, digits, "_", "." and "-", no "." or "-" first');
    }
    if (!isDnsLabel(id)) {
      faults.add('APP110', `"${id}" is not a name that Kubernetes takes`, 'use at most 63 lower-case letters, digits and "-"');
    }
    faults.throwIfAny();
    this.makeImage(id, props);
    const policy = `${this.facts.namespace}:${id}`;
    const tag = this.pins.tag({ key: id, marker: marker(`${policy}:tag`), initialTag: props.initialTag });
    return new FluxTrackedImage(props.image, new PinnedValue(tag, marker(`${policy}:tag`)), new PinnedValue(`${props.image}:${tag}`, marker(policy)));
  }

  private get apiVersion(): string {
    return `image.toolkit.fluxcd.io/${atLeast(this.facts.version, '2.7') ? 'v1' : 'v1beta2'}`;
  }

  private makeImage(id: string, props: FluxTrackedImageProps): void {
    const { apiVersion } = this;
    const metadata = { name: id, namespace: this.facts.namespace };
    const scope = new Construct(this, id);
    const repository = new ImageRepository(scope, 'repository', {
      apiVersion,
      metadata,
      spec: compact({
        image: props.image,
        interval: props.interval ? goDuration(props.interval) : this.interval,
        secretRef: props.secret === undefined ? undefined : { name: nameOf(props.secret) },
      }),
    });
    const policy = new ImagePolicy(scope, 'policy', {
      apiVersion,
      metadata,
      spec: compact({ imageRepositoryRef: { name: id }, policy: props.tags._policy, filterTags: props.tags._filter }),
    });
    [repository, policy].forEach((object) => OutputPlan.tryOf(this)?.place(object, fileFor(this, this.node.id), this));
  }

  private makeAutomation(id: string, git: GitIntent, props: FluxImageAutomationProps): void {
    const { name, namespace } = gitSourceObject(this, git, this.facts);
    const branch = props.pushBranch ?? git.branch;
    const object = new ImageUpdateAutomation(this, 'automation', {
      apiVersion: this.apiVersion,
      metadata: { name: id, namespace: this.facts.namespace },
      spec: {
        interval: this.interval,
        sourceRef: compact({
          kind: ImageUpdateAutomationSourceReferenceKind.GIT_REPOSITORY, name, namespace: namespace === this.facts.namespace ? undefined : namespace,
        }),
        git: compact({
          checkout: git.branch === undefined ? undefined : { ref: { branch: git.branch } },
          commit: compact({
            author: { name: props.authorName ?? 'fluxcdbot', email: props.authorEmail ?? 'fluxcdbot@users.noreply.github.com' },
            messageTemplate: props.messageTemplate,
          }),
          push: { branch },
        }),
        update: { path: `./${clean(props.updatePath ?? '.')}`.replace(/^\.\/\.$/, '.'), strategy: UpdateStrategyStrategy.SETTERS },
      },
    });
    OutputPlan.tryOf(this)?.place(object, fileFor(this, this.node.id), this);
  }
}

const shared = new WeakMap<IConstruct, Map<string, ImagePins>>();

/** Automations that keep their pins in one file add to it together: one of them alone would drop what the others add. */
function sharedPins(scope: IConstruct, path: string, output: OutputPlan): ImagePins {
  const files = shared.get(scope.node.root) ?? new Map<string, ImagePins>();
  shared.set(scope.node.root, files);
  const known = files.get(path);
  if (known) {
    return known;
  }
  const pins = new ImagePins(path, resolveLocal(scope, path));
  files.set(path, pins);
  output.keepFile(() => {
    const content = pins.tryCompleted();
    return content === undefined ? undefined : { path, content, subject: scope.node.path };
  });
  return pins;
}

function marker(policy: string): string {
  return `{"$imagepolicy": "${policy}"}`;
}

function clean(path: string): string {
  return path.replace(/^\.\//, '').replace(/\/+$/, '') || '.';
}

function checkProps(subject: string, props: FluxImageAutomationProps, pins: string, git: GitIntent | undefined): void {
  const faults = new Faults(subject);
  const updatePath = clean(props.updatePath ?? '.');
  if (isAbsolute(pins) || pins.split('/').includes('..')) {
    faults.add('IMG101', `the pins file "${pins}" is not in the repository, whose root is the app's root directory`, 'write its path from there, such as "image-pins.yaml"');
  }
  if (updatePath !== '.' && !clean(pins).startsWith(`${updatePath}/`)) {
    faults.add('IMG101', `the pins file "${pins}" is not below updatePath "${updatePath}", so the robot would never edit it`,
      `move it to "${updatePath}/${clean(pins).split('/').pop()}", or set updatePath to "."`);
  }
  if (git === undefined) {
    faults.add('IMG104', 'the repository that the robot commits to is unknown', 'give FluxImageAutomation or GitOpsApp a repository');
  } else if (props.pushBranch === undefined && git.branch === undefined) {
    faults.add('IMG104', `"${git.url}" is followed by tag, commit or range, so no branch to push to is known`, 'set pushBranch, or follow a branch');
  }
  faults.throwIfAny();
}

