/** Tells what is read from the repository that a program writes to from what is read elsewhere. */
import { normalizeGitUrl } from '../../text';
import { push } from '../inventory';
import { Fields, InventoryObject } from '../inventory-object';
import { KIND } from '../kinds';
import { fieldsOf } from './reading';

/** The answers are undefined where it is not known. */
export class HomeRepository {
  private readonly url?: string;
  private sources?: ReadonlyMap<string, readonly InventoryObject[]>;

  public constructor(url: string | undefined, private readonly objects: readonly InventoryObject[]) {
    this.url = url === undefined ? undefined : comparable(url);
  }

  /** Whether a Flux Kustomization reads it. */
  public isReadBy(applier: Fields): boolean | undefined {
    const { kind, name } = fieldsOf(fieldsOf(applier.spec).sourceRef);
    const sources = kind === 'GitRepository' ? this.sourcesNamed(String(name)) : [];
    const known = sources.map(({ manifest }) => this.isAt(fieldsOf(manifest.spec).url));
    return known.length > 0 && known.every((one) => one === known[0]) ? known[0] : undefined;
  }

  /** Whether an address is its own. */
  public isAt(url: unknown): boolean | undefined {
    return this.url === undefined || typeof url !== 'string' || url.includes('{{') || url.includes('${') ? undefined : comparable(url) === this.url;
  }

  private sourcesNamed(name: string): readonly InventoryObject[] {
    this.sources ??= byName(this.objects.filter(({ kindName }) => kindName === KIND.gitRepository));
    return this.sources.get(name) ?? [];
  }
}

function byName(objects: readonly InventoryObject[]): ReadonlyMap<string, readonly InventoryObject[]> {
  const found = new Map<string, InventoryObject[]>();
  objects.forEach((object) => push(found, object.name, object));
  return found;
}

/** `https`, `ssh` and `git@` lead to the same repository. */
function comparable(url: string): string {
  return normalizeGitUrl(url).replace(/^[a-z+]+:\/\//, '').replace(/^[^/@]*@/, '').replace(/:\d*(?=\/)/, '');
}
