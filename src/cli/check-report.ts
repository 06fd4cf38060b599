import { SchemaTarget } from '../checks';
import { DirectoryContent } from '../inventory';
import { CheckRow } from './check-rows';
import { FrameSources } from './frame-sources';

/** What every format of `check` is made of. */
export interface CheckReport {
  readonly rows: readonly CheckRow[];
  readonly content: DirectoryContent;
  readonly target: SchemaTarget;
  readonly sources: FrameSources;
}
