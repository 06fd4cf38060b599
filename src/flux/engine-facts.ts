import { Construct } from 'constructs';
import { Delivery, localCluster } from '../constructs';
import { SharedPlace } from './sources';

/** What a Flux resource takes from the engine; one that stands alone takes the usual. */
export interface EngineFacts extends SharedPlace {
  /** Name of the Secret with the keys by which SOPS files are decrypted. */
  readonly decryptionSecret: string;
}

/** Implemented by the engine. */
export interface FactsSource {
  _facts(scope: Construct): EngineFacts;
}

const STANDALONE = { version: '2.9', interval: '10m', namespace: 'flux-system', decryptionSecret: 'sops-age' } as const;

/** The facts of the engine that delivers `scope`, where that is Flux. */
export function engineFacts(scope: Construct): EngineFacts {
  const delivery: unknown = Delivery._tryOf(scope);
  return isFactsSource(delivery) ? delivery._facts(scope) : { ...STANDALONE, cluster: localCluster(scope) };
}

function isFactsSource(delivery: unknown): delivery is FactsSource {
  return typeof delivery === 'object' && delivery !== null && '_facts' in delivery;
}
