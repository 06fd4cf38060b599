import { basename } from 'node:path';
import { InventoryObject } from '../../inventory';

/** A check that failed itself, which is a mistake of this library. */
export interface FailedCheck {
  readonly code: string;
  /** Where in the library; nothing of what was looked at, which may be a secret. */
  readonly place: string;
  /** What it says nothing about; undefined for the whole fleet. */
  readonly objects?: InventoryObject[];
}

/** What went wrong with checks during a run: each of them is told once. */
export class FailedChecks {
  private readonly byCode = new Map<string, FailedCheck>();

  public get all(): readonly FailedCheck[] {
    return [...this.byCode.values()];
  }

  public add({ code }: { readonly code: string }, error: unknown, object?: InventoryObject): void {
    const known = this.byCode.get(code);
    if (known === undefined) {
      this.byCode.set(code, { code, place: placeOf(error), objects: object && [object] });
    } else if (object !== undefined && known.objects?.at(-1) !== object) {
      known.objects?.push(object);
    }
  }
}

/** The kind of error, and the innermost line. The message, with which a stack begins, may hold anything. */
function placeOf(error: unknown): string {
  const { name, stack = '' } = error instanceof Error ? error : { name: `a thrown ${typeof error}` };
  const frames = stack.startsWith(String(error)) ? stack.slice(String(error).length) : '';
  const [, path, line] = /^\s+at (?:.* \()?(.+):(\d+):\d+\)?$/m.exec(frames) ?? [];
  return path === undefined ? name : `${name}, ${basename(path)}:${line}`;
}
