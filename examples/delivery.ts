import { ArgoCd, Delivery, FluxCd, HelmSecrets, Ksops } from 'cdk8s-gitops';

/** The one word that chooses the engine: `ENGINE=flux node --import tsx examples/02-values/main.ts`. */
const engines: Readonly<Record<string, () => Delivery>> = {
  argocd: () => new ArgoCd({ helmSecrets: HelmSecrets.wrapper(), ksops: Ksops.exec() }),
  flux: () => new FluxCd(),
};

export const delivery = engines[process.env.ENGINE ?? 'argocd']();
