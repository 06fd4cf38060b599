import { extname } from 'node:path';
import { Construct, IConstruct } from 'constructs';
import { checkCall } from '../calls/check-call';
import { Diagnostic, fail, Faults } from '../diagnostics';
import { readSopsFile } from '../sops';
import { isDnsSubdomain, tryReadBytes } from '../text';
import { HelmValues, withLayer } from './helm-values';
import { resolveLocal } from './output-plan';

/** Formats of which Helm can read a values file. */
const EXTENSIONS = ['.yaml', '.yml', '.json'];

/**
 * A layer of values from a SOPS-encrypted file. The ciphertext is copied byte for byte; no key is needed,
 * and no plaintext is ever seen. Who decrypts depends on the engine.
 */
export class SopsValues extends HelmValues {
  /**
   * A SOPS-encrypted values file beside this program.
   *
   * Fails with SEC100 when the file does not exist or is no YAML or JSON, and with SEC1xx when it is not
   * completely encrypted, as its own rules want it.
   *
   * @param scope any construct of the app; the path is relative to the app's root directory
   * @param id names the Secret or the file that carries the ciphertext
   * @param path the file
   */
  public static fromFile(scope: Construct, id: string, path: string): SopsValues {
    checkCall('SopsValues.fromFile', [scope, id, path]);
    const subject = scope.node.path === '' ? id : `${scope.node.path}/${id}`;
    const bytes = tryReadBytes(resolveLocal(scope, path));
    if (bytes === undefined) {
      fail('SEC100', subject, `the SOPS file "${path}" does not exist`, 'check the path: it is relative to the app\'s root directory');
    }
    const faults = new Faults(subject);
    const extension = extname(path).toLowerCase();
    if (!EXTENSIONS.includes(extension)) {
      faults.add('SEC100', `"${path}" ends in "${extension}", and Helm reads values from YAML and JSON`, `use a file that ends in ${EXTENSIONS.join(', ')}`);
    } else {
      faults.addAll(problemsOf(scope, path, bytes));
    }
    if (!isDnsSubdomain(id)) {
      faults.add('APP110', `"${id}" is not a name that Kubernetes takes`, 'use at most 253 lower-case letters, digits, "-" and "."');
    }
    faults.throwIfAny();
    return withLayer(new SopsValues(), {
      kind: 'sops', subject, name: id, sourcePath: path, bytes, extension: extension === '.yml' ? '.yaml' : extension,
    });
  }
}

interface KnownFile {
  readonly bytes: Uint8Array;
  readonly problems: readonly Diagnostic[];
}

const known = new WeakMap<IConstruct, Map<string, KnownFile>>();

/** What is wrong with the file; one that many environments share is read through once. */
function problemsOf({ node: { root } }: Construct, path: string, bytes: Buffer): readonly Diagnostic[] {
  const files = known.get(root) ?? new Map<string, KnownFile>();
  known.set(root, files);
  const before = files.get(path);
  if (before !== undefined && bytes.equals(before.bytes)) {
    return before.problems;
  }
  const { problems } = readSopsFile(bytes, path);
  files.set(path, { bytes, problems });
  return problems;
}
