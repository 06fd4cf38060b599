import { Diagnostic, isGitOpsError } from '../diagnostics';
import { checkRecipients, findCreationRule, readSopsFile, SopsConfig } from '../sops';
import { InventoryObject } from './inventory-object';

/** A SOPS file, and what its `.sops.yaml` says against it. */
export interface SopsFileFacts {
  /** What stands for the file: the Secret itself, or the layer of values. */
  readonly object: InventoryObject;
  /** In the user's own words. */
  readonly path: string;
  /** Faults of `checkRecipients`: SEC213 to SEC215. */
  readonly problems: readonly Diagnostic[];
}

/** Where a file stands: as its user names it, and for the rules of `.sops.yaml`. */
export interface SopsFilePlace {
  readonly path: string;
  readonly absolutePath: string;
  /** The `.sops.yaml`, in the user's own words. */
  readonly configPath: string;
}

/** Holds a file against the rule that is for it. No rule says nothing. */
export function sopsFileFacts(object: InventoryObject, bytes: Uint8Array, config: SopsConfig, place: SopsFilePlace): SopsFileFacts {
  const { path, absolutePath, configPath } = place;
  const rule = tryRule(config, absolutePath);
  const problems = rule === undefined ? [] : checkRecipients(readSopsFile(Buffer.from(bytes), path), rule, configPath);
  return { object, path, problems };
}

function tryRule(config: SopsConfig, path: string): ReturnType<typeof findCreationRule> {
  try {
    return findCreationRule(config, path);
  } catch (error) {
    if (isGitOpsError(error) && error.code === 'SEC212') {
      return undefined;
    }
    throw error;
  }
}
