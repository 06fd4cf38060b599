/** Which creation rule of which `.sops.yaml` is for a file. */
import { dirname, relative, resolve } from 'node:path';
import { Machine } from './machine';
import { readNamed } from './safe-file';
import { fail, isGitOpsError } from '../diagnostics';
import { CreationRule, findCreationRule, parseConfig, SopsConfig, tryFindConfig } from '../sops';

export interface PlacedRule {
  readonly rule: CreationRule;
  readonly configPath: string;
}

/** A path that a person recognises. */
function shown(path: string): string {
  const below = relative(process.cwd(), path);
  return below.startsWith('..') ? path : below;
}

/**
 * sops looks from the working directory upwards. Where that finds nothing, and sops would give up, the
 * directories above the file are searched.
 */
export class CreationRules {
  private readonly common: SopsConfig | undefined;
  private readonly nearby = new Map<string, SopsConfig | undefined>();

  public constructor(named: string | undefined, machine: Machine) {
    const path = named ?? (machine.env.SOPS_CONFIG || undefined);
    this.common = path === undefined ? tryFindConfig(process.cwd()) : parseConfig(readNamed(path), path);
  }

  /** The rule for a file; undefined where there is no `.sops.yaml`, or none of its rules fits. */
  public tryFind(path: string): PlacedRule | undefined {
    const config = this.tryConfig(path);
    if (config === undefined) {
      return undefined;
    }
    try {
      const rule = findCreationRule(config, path);
      return rule === undefined ? undefined : { rule, configPath: shown(config.path) };
    } catch (error) {
      if (isGitOpsError(error) && error.code === 'SEC212') {
        return undefined;
      }
      throw error;
    }
  }

  /** The rule for a file that needs one. */
  public find(path: string): PlacedRule {
    const config = this.tryConfig(path);
    const rule = config === undefined ? undefined : findCreationRule(config, path);
    if (config === undefined || rule === undefined) {
      return fail('SEC212', path, config === undefined ? 'there is no .sops.yaml that says whom the file is for' : `${shown(config.path)} has no creation rules`,
        'write a .sops.yaml with a creation rule, or name recipients with --age');
    }
    return { rule, configPath: shown(config.path) };
  }

  private tryConfig(path: string): SopsConfig | undefined {
    if (this.common !== undefined) {
      return this.common;
    }
    const folder = dirname(resolve(path));
    if (!this.nearby.has(folder)) {
      this.nearby.set(folder, tryFindConfig(folder));
    }
    return this.nearby.get(folder);
  }
}
