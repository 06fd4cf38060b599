/** One schema file: which draft, address and anchors its parts have, and where a `$ref` leads (root.go, roots.go of the validator). */
import { Fields } from '../../../inventory';
import { tryParsePointer } from '../../../text';
import { isFields } from '../../engine';
import { Draft, schemasIn, tryDraft } from './drafts';

/** The address under which Helm compiles the file. */
const BASE = 'file:///values.schema.json';

/** A part of a file with an address of its own; the root is one. */
export interface Resource {
  readonly address: string;
  readonly root: unknown;
  readonly draft: Draft;
  readonly anchors: Map<string, Fields>;
  readonly dynamicAnchors: Map<string, Fields>;
}

/** Where a reference leads: to a schema, out of the file, or nowhere. */
export type Target = { readonly schema: unknown; readonly resource: Resource } | 'elsewhere' | 'anything' | 'nowhere';

export class SchemaDocument {
  public readonly root: Resource;
  private readonly resources = new Map<string, Resource>();
  private readonly owners = new Map<unknown, Resource>();

  /** Undefined for a language that is not one of the drafts: whoever defines it may mean anything. */
  public static tryOf(schema: unknown): SchemaDocument | undefined {
    const draft = isFields(schema) ? tryDraft(schema) : 2020;
    return draft === undefined ? undefined : new SchemaDocument(schema, draft);
  }

  private constructor(schema: unknown, draft: Draft) {
    this.root = newResource(addressOf(schema, draft, BASE) ?? BASE, schema, draft);
    this.resources.set(BASE, this.root).set(this.root.address, this.root);
    this.collect(schema, this.root);
  }

  /** The resource that a schema stands in. */
  public ownerOf(schema: unknown): Resource {
    return this.owners.get(schema) ?? this.root;
  }

  public resolve(reference: string, from: Resource): Target {
    const [, before, hash] = /^([^#]*)(?:#(.*))?$/s.exec(reference)!;
    const address = before === '' ? from.address : tryJoin(before, from.address);
    const fragment = tryDecode(hash ?? '');
    const resource = address === undefined ? undefined : this.resources.get(address);
    if (resource === undefined) {
      // An address that nobody resolves stands for everything; others are fetched (`urnLoader` of Helm's jsonschema.go).
      return address?.startsWith('urn:') === true ? 'anything' : 'elsewhere';
    }
    return fragment === undefined ? 'nowhere' : this.find(fragment, resource);
  }

  private find(fragment: string, resource: Resource): Target {
    if (fragment !== '' && !fragment.startsWith('/')) {
      const schema = resource.anchors.get(fragment);
      return schema === undefined ? 'nowhere' : { schema, resource };
    }
    let here = resource.root;
    let owner = resource;
    for (const key of tryParsePointer(fragment) ?? [undefined]) {
      if (key === undefined || typeof here !== 'object' || here === null || !Object.hasOwn(here, key) || (Array.isArray(here) && key === 'length')) {
        return 'nowhere';
      }
      here = (here as Record<string, unknown>)[key];
      owner = this.owners.get(here) ?? owner;
    }
    this.collect(here, owner);
    return { schema: here, resource: this.ownerOf(here) };
  }

  private collect(start: unknown, above: Resource): void {
    const pending: (readonly [unknown, Resource])[] = [[start, above]];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      const [schema, outer] = next;
      if (isFields(schema) && !this.owners.has(schema)) {
        const owner = this.tryOwnResource(schema, outer) ?? outer;
        this.owners.set(schema, owner);
        collectAnchors(schema, owner);
        schemasIn(schema, owner.draft).forEach((inner) => pending.push([inner, owner]));
      }
    }
  }

  private tryOwnResource(schema: Fields, outer: Resource): Resource | undefined {
    const draft = tryDraft(schema, outer.draft) ?? outer.draft;
    const address = schema === outer.root ? undefined : addressOf(schema, draft, outer.address);
    if (address === undefined || this.resources.has(address)) {
      return undefined;
    }
    const resource = newResource(address, schema, draft);
    this.resources.set(address, resource);
    return resource;
  }
}

function newResource(address: string, root: unknown, draft: Draft): Resource {
  return { address, root, draft, anchors: new Map(), dynamicAnchors: new Map() };
}

/** Beside a `$ref`, old drafts see nothing else. */
function addressOf(schema: unknown, draft: Draft, base: string): string | undefined {
  const id = isFields(schema) && !(draft < 2019 && Object.hasOwn(schema, '$ref')) ? schema[draft === 4 ? 'id' : '$id'] : undefined;
  const address = typeof id === 'string' ? id.replace(/#.*$/s, '') : '';
  return address === '' ? undefined : tryJoin(address, base);
}

function collectAnchors(schema: Fields, { draft, anchors, dynamicAnchors }: Resource): void {
  const add = (name: unknown): void => {
    if (typeof name === 'string' && name !== '' && !anchors.has(name)) {
      anchors.set(name, schema);
    }
  };
  if (draft < 2019) {
    const id = Object.hasOwn(schema, '$ref') ? undefined : schema[draft === 4 ? 'id' : '$id'];
    add(typeof id === 'string' ? /#([^/].*)$/s.exec(id)?.[1] : undefined);
    return;
  }
  add(schema.$anchor);
  if (draft >= 2020 && typeof schema.$dynamicAnchor === 'string') {
    add(schema.$dynamicAnchor);
    dynamicAnchors.set(schema.$dynamicAnchor, schema);
  }
}

function tryJoin(reference: string, base: string): string | undefined {
  try {
    return new URL(reference, base).href;
  } catch {
    return undefined;
  }
}

function tryDecode(fragment: string): string | undefined {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return undefined;
  }
}
