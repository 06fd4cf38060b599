import { ChartAtHand, ExternalObject } from '../../inventory';
import { SchemaTarget } from '../../schema';
import { CheckSettings } from '../engine';

/** What a configuration file decides about the checks of a directory. */
export interface CheckConfig {
  readonly target: Partial<SchemaTarget>;
  /** Whether a file, by its absolute path, is not read. */
  readonly isIgnored: (file: string) => boolean;
  readonly settings: CheckSettings;
  /** What lives elsewhere. Where the file says it, even with an empty list, everything else is in the directory. */
  readonly externals?: readonly ExternalObject[];
  /** Copies of charts, for the checks of values. */
  readonly charts: readonly ChartAtHand[];
  /** File with what a cluster knows, absolute. */
  readonly world?: string;
}

/** Without a configuration file. */
export const NO_CONFIG: CheckConfig = { target: {}, isIgnored: () => false, settings: {}, charts: [] };
