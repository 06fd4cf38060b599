import { join, relative, resolve } from 'node:path';
import { CheckConfig, NO_CONFIG } from './config';
import { CONFIG_NAMES, parseConfig } from './config-file';
import { fail } from '../../diagnostics';
import { tryFindWorkTree, tryReadText } from '../../text';

/**
 * The configuration for some directories: the file that is named, or the first one in the working directory, in the
 * directories, or at the root of their work trees.
 */
export function findConfig(paths: readonly string[], base: string, named?: string): CheckConfig {
  if (named !== undefined) {
    const file = resolve(base, named);
    return parseConfig(tryReadText(file) ?? fail('CHK110', named, 'there is no such file', 'correct the path of the configuration'), { file, name: named, base });
  }
  const folders = paths.map((path) => resolve(base, path)).flatMap((path) => [path, tryFindWorkTree(path) ?? path]);
  for (const file of [base, ...folders].flatMap((folder) => CONFIG_NAMES.map((name) => join(folder, name)))) {
    const text = tryReadText(file);
    if (text !== undefined) {
      return parseConfig(text, { file, name: relative(base, file), base });
    }
  }
  return NO_CONFIG;
}
