import { checkCall } from '../calls/check-call';
import { fail } from '../diagnostics';
import { ParameterIntent } from '../model';

const KEY = '(?:\\\\.|[^\\s.[\\]=,\\\\])+(?:\\[\\d+\\])*';
const VALUES_PATH = new RegExp(`^${KEY}(?:\\.${KEY})*$`);

/** The greatest index and the deepest nesting that Helm takes: pkg/strvals of helm. */
const MAX_INDEX = 65536;
const MAX_DEPTH = 30;

/** @internal whether a text is a path as `--set` reads it: keys with dots between them, indexes in brackets */
export function isValuesPath(path: string): boolean {
  const indexes = [...path.matchAll(/\[(\d+)\]/g)].map(([, index]) => Number(index));
  const depth = path.replace(/\\./g, '').split('.').length - 1;
  return VALUES_PATH.test(path) && indexes.every((index) => index <= MAX_INDEX) && depth <= MAX_DEPTH;
}

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
    checkCall('HelmParameter.of', [name, value]);
    return new HelmParameter({ name, value, forceString: false });
  }

  /**
   * A value that stays a string, as with `--set-string`: `1.10` is not read as a number.
   *
   * Fails with VAL130 when the name is no dotted path.
   */
  public static ofString(name: string, value: string): HelmParameter {
    checkCall('HelmParameter.ofString', [name, value]);
    return new HelmParameter({ name, value, forceString: true });
  }

  private constructor(
    /** @internal */
    public readonly _intent: ParameterIntent,
  ) {
    if (!isValuesPath(_intent.name)) {
      fail('VAL130', 'HelmParameter', `"${_intent.name}" is no dotted path`, 'write it as --set does: image.tag or hosts[0].name');
    }
  }
}
