import { fail } from '../diagnostics';
import { ParameterIntent } from '../model';

/** One single value that wins over every layer of values, as `--set` does. */
export class HelmParameter {
  /**
   * A value that is read as `--set` reads it: `true`, `3` and `null` are no strings.
   *
   * Fails with VAL130 when the name is no dotted path.
   *
   * @param name dotted path of the value: `image.tag`, `hosts[0].name`; a dot inside a key is written `\.`
   * @param value the value; may be a variable of the engine's build environment
   */
  public static of(name: string, value: string): HelmParameter {
    return new HelmParameter({ name, value, forceString: false });
  }

  /**
   * A value that stays a string, as with `--set-string`: `1.10` is not read as a number.
   *
   * Fails with VAL130 when the name is no dotted path.
   */
  public static ofString(name: string, value: string): HelmParameter {
    return new HelmParameter({ name, value, forceString: true });
  }

  private constructor(
    /** @internal */
    public readonly _intent: ParameterIntent,
  ) {
    if (!/^[^\s.[\]=,]+((\\\.|\.|\[)[^\s=,]+)*$/.test(_intent.name)) {
      fail('VAL130', 'HelmParameter', `"${_intent.name}" is no dotted path`, 'write it as --set does: image.tag or hosts[0].name');
    }
  }
}
