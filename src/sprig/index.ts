/** sprig 3.3.0 without `env`, `expandenv` and `getHostByName`, which Argo CD takes away, and with what it adds. */
import { FuncMap } from '../gotemplate';
import { ARGOCD } from './argocd';
import { CRYPTO } from './crypto';
import { DATE } from './date';
import { DEFAULTS } from './defaults';
import { DICT } from './dict';
import { FLOW } from './flow';
import { LIST } from './list';
import { NUMERIC } from './numeric';
import { PATH } from './path';
import { REFLECT } from './reflect';
import { REGEX } from './regex';
import { SEMVER } from './semver';
import { STRINGS } from './strings';
import { URLS } from './url';
import { VOLATILE } from './volatile';

/** sprig alone. */
export const SPRIG_FUNCS: FuncMap = new Map(Object.entries({
  ...STRINGS, ...NUMERIC, ...DEFAULTS, ...LIST, ...DICT, ...REFLECT, ...PATH, ...DATE, ...CRYPTO, ...SEMVER, ...REGEX, ...URLS, ...FLOW, ...VOLATILE,
}));

/** The functions of an ApplicationSet with goTemplate. */
export const ARGOCD_FUNCS: FuncMap = new Map([...SPRIG_FUNCS, ...Object.entries(ARGOCD)]);

export { normalize } from './argocd';
export { VOLATILE_NAMES } from './volatile';
