import { Check } from '../engine';
import { duplicateAlias } from './flx360-duplicate-alias';
import { duplicateArtifact } from './flx361-duplicate-artifact';
import { unknownAlias } from './flx362-unknown-alias';
import { pathOutside } from './flx363-path-outside';
import { extractNoArchive } from './flx364-extract-no-archive';

export const ARTIFACT_GENERATOR_CHECKS: readonly Check[] = [
  duplicateAlias,
  duplicateArtifact,
  unknownAlias,
  pathOutside,
  extractNoArchive,
];
