import { checkCall } from '../calls/check-call';
import { DeliveryOptions } from '../constructs';
import { FluxReleaseSettings } from './release-settings';

/** Options of a release for Flux; left alone when another engine delivers. */
export class FluxOptions extends DeliveryOptions {
  /** @internal all options given, the last one winning property by property */
  public static _merged(options: readonly DeliveryOptions[]): FluxReleaseSettings {
    return Object.assign({}, ...options.filter((one) => one instanceof FluxOptions).map((one) => one._settings));
  }

  public constructor(
    /** @internal */
    public readonly _settings: FluxReleaseSettings,
  ) {
    checkCall('FluxOptions', [_settings]);
    super();
  }
}
