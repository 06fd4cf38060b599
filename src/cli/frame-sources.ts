import { resolve } from 'node:path';
import { DirectoryContent, InventoryObject } from '../inventory';
import { tryReadText } from '../text';
import { FrameSource } from './source-frame';

/** Larger files are not read again for a frame. */
const MAX_SIZE = 4 * 1024 * 1024;

/** The files of a directory for frames, each read once. */
export class FrameSources {
  private readonly sources = new Map<string, FrameSource | undefined>();
  private readonly secrets = new Map<string, InventoryObject[]>();
  private readonly objects = new Map<string, InventoryObject[]>();

  public constructor({ known }: DirectoryContent, private readonly base: string) {
    for (const object of known) {
      const { file = '' } = object.origin;
      this.objects.set(file, [...this.objects.get(file) ?? [], object]);
      if (object.kind === 'Secret' || object.facts.isEncrypted) {
        this.secrets.set(file, [...this.secrets.get(file) ?? [], object]);
      }
    }
  }

  public tryFind(file: string): FrameSource | undefined {
    if (!this.sources.has(file)) {
      this.sources.set(file, this.read(file));
    }
    return this.sources.get(file);
  }

  private read(file: string): FrameSource | undefined {
    const text = tryReadText(resolve(this.base, file));
    if (text === undefined || text.length > MAX_SIZE) {
      return undefined;
    }
    const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
    // Where the objects of a file are not known, as in one that is no YAML, its text has to tell.
    const isOpaque = !this.objects.has(file) && /kind["']?\s*:\s*["']?Secret\b|ENC\[|sops["']?\s*:|secretGenerator/.test(text);
    const ranges = this.secretRanges(file, lines);
    return { lines, isSecret: (line) => isOpaque || ranges.some(([from, to]) => line >= from && line < to) };
  }

  /** From the start of a Secret to the start of the next object or document. */
  private secretRanges(file: string, lines: readonly string[]): [number, number][] {
    const starts = (this.objects.get(file) ?? []).map((object) => lineOf(object));
    const borders = [...starts, ...lines.flatMap((line, index) => (/^---(?:\s|$)/.test(line) ? [index + 1] : []))].sort((one, other) => one - other);
    return (this.secrets.get(file) ?? []).map((secret) => {
      const from = lineOf(secret);
      return [from, borders.find((border) => border > from) ?? Infinity];
    });
  }
}

function lineOf({ origin }: InventoryObject): number {
  return origin.place?.([]).line ?? 1;
}
