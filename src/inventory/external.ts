import { IConstruct } from 'constructs';
import { checkCall } from '../calls/check-call';
import { fail } from '../diagnostics';
import { declareExternal } from './externals';

/** What is known of an object that lives elsewhere. */
export interface ExternalOptions {
  /**
   * Its namespace.
   *
   * @default - any
   */
  readonly namespace?: string;

  /**
   * Keys of its data. Then a reference to another key is an error.
   *
   * @default - any key
   */
  readonly keys?: string[];
}

/** An object that lives elsewhere. */
export interface ExternalObjectProps extends ExternalOptions {
  /** Group and version, such as `source.toolkit.fluxcd.io/v1`; the version does not count. */
  readonly apiVersion: string;

  /** Its kind, such as `GitRepository`. */
  readonly kind: string;

  /** Its name. */
  readonly name: string;
}

/**
 * Declares what something else puts into the cluster: a bootstrap, another repository, an operator, a person.
 * References to it are right then, and a misspelled one is still found.
 */
export class External {
  /** A Secret that lives elsewhere. */
  public static secret(scope: IConstruct, name: string, options: ExternalOptions = {}): void {
    checkCall('External.secret', [scope, name, options]);
    External.object(scope, { apiVersion: 'v1', kind: 'Secret', name, ...options });
  }

  /** A ConfigMap that lives elsewhere. */
  public static configMap(scope: IConstruct, name: string, options: ExternalOptions = {}): void {
    checkCall('External.configMap', [scope, name, options]);
    External.object(scope, { apiVersion: 'v1', kind: 'ConfigMap', name, ...options });
  }

  /** A ServiceAccount that lives elsewhere. */
  public static serviceAccount(scope: IConstruct, name: string, options: ExternalOptions = {}): void {
    checkCall('External.serviceAccount', [scope, name, options]);
    External.object(scope, { apiVersion: 'v1', kind: 'ServiceAccount', name, ...options });
  }

  /**
   * Any object that lives elsewhere. It holds for the whole app, wherever it is declared.
   *
   * Fails with CHK103 without a name or a kind.
   */
  public static object(scope: IConstruct, props: ExternalObjectProps): void {
    checkCall('External.object', [scope, props]);
    const { apiVersion, kind, name, namespace, keys } = props;
    if (!apiVersion || !kind || !name) {
      fail('CHK103', scope.node.path, 'an external object needs an apiVersion, a kind and a name', 'give all three');
    }
    declareExternal(scope, { apiVersion, kind, name, namespace, keys });
  }

  private constructor() {}
}
