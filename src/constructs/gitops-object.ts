import { ApiObject, ApiObjectProps, App, JsonPatch, Lazy, ResolutionContext } from 'cdk8s';
import { Construct } from 'constructs';
import { isMap } from '../model';
import { LineComment, Path } from '../text';
import { setComments } from './output-plan';
import { PinnedValue } from './pinned-value';

/**
 * The base of every typed resource. It differs from `ApiObject` where GitOps needs it to: `null` stays
 * (a Helm value that is unset), every key is taken (`constructor`, too), integers may be `bigint`,
 * pinned values get their marker, and JSON patches speak of the field names that are written.
 */
export class GitOpsObject extends ApiObject {
  private readonly fields: Readonly<Record<string, unknown>>;
  private readonly jsonPatches: JsonPatch[] = [];

  public constructor(scope: Construct, id: string, props: ApiObjectProps) {
    super(scope, id, props);
    const { apiVersion, kind, metadata, ...fields } = props as ApiObjectProps & Record<string, unknown>;
    this.fields = fields;
  }

  /** Patches the manifest as it is written, with the field names that stand there. */
  public addJsonPatch(...ops: JsonPatch[]): void {
    this.jsonPatches.push(...ops);
  }

  /** The manifest. */
  public toJson(): any {
    const comments: LineComment[] = [];
    const fields = this.plain(this.fields, [], comments) as Record<string, unknown>;
    setComments(this, comments);
    const manifest = { apiVersion: this.apiVersion, kind: this.kind, metadata: this.metadata.toJson(), ...fields };
    return this.jsonPatches.length === 0 ? manifest : JsonPatch.apply(manifest, ...this.jsonPatches);
  }

  /** @internal what the manifest holds beside its metadata, where nothing has changed it since */
  public _unchangedFields(): Readonly<Record<string, unknown>> | undefined {
    return this.jsonPatches.length === 0 ? this.fields : undefined;
  }

  private plain(value: unknown, path: Path, comments: LineComment[]): unknown {
    const resolved = this.resolved(value, path);
    if (resolved instanceof PinnedValue) {
      comments.push({ path, text: resolved.marker });
      return resolved.value;
    }
    if (Array.isArray(resolved)) {
      return resolved.map((item, index) => this.plain(item, [...path, index], comments));
    }
    return isMap(resolved) ? this.plainMap(resolved, path, comments) : unboxed(resolved);
  }

  private plainMap(map: Readonly<Record<string, unknown>>, path: Path, comments: LineComment[]): unknown {
    const keys = process.env.CDK8S_DISABLE_SORT ? Object.keys(map) : Object.keys(map).sort();
    return Object.fromEntries(keys
      .map((key) => [key, this.plain(map[key], [...path, key], comments)] as const)
      .filter(([, item]) => item !== undefined));
  }

  /** Lets the app's resolvers replace a value, as cdk8s does (`cdk8s/lib/resolve.js`); plain leaves are never theirs. */
  private resolved(value: unknown, path: Path): unknown {
    if (value === null || typeof value !== 'object' || value instanceof PinnedValue) {
      return value;
    }
    if (value instanceof Lazy) {
      return this.resolved(value.produce(), path);
    }
    const context = new ResolutionContext(this, path.map(String), value);
    for (const resolver of isMap(value) || Array.isArray(value) ? this.customResolvers : App.of(this).resolvers) {
      resolver.resolve(context);
      if (context.replaced) {
        return isBox(context.replacedValue) ? context.replacedValue : this.resolved(context.replacedValue, path);
      }
    }
    return value;
  }

  /** The resolvers that the user added: cdk8s puts its own three behind them, and they only look at class instances. */
  private get customResolvers() {
    return App.of(this).resolvers.slice(0, -3);
  }
}

/** How cdk8s wraps `IntOrString` and the like. */
function isBox(value: unknown): value is { readonly value: number | string } {
  return isMap(value) && Object.keys(value).length === 1 && (typeof value.value === 'number' || typeof value.value === 'string');
}

function unboxed(value: unknown): unknown {
  return value !== null && typeof value === 'object' && 'value' in value ? value.value : value;
}
