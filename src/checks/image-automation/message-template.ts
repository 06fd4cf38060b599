import { rootFields, RootFields } from '../../gotemplate';
import { Fields } from '../../inventory';
import { SPRIG_FUNCS } from '../../sprig';
import { valueAt } from '../engine';

/** The functions of sprig that differ on every run (`nonhermeticFunctions` of Masterminds/sprig functions.go): a commit message has none of them. */
const NOT_HERMETIC = new Set([
  'date', 'date_in_zone', 'date_modify', 'now', 'htmlDate', 'htmlDateInZone', 'dateInZone', 'dateModify', 'randAlphaNum', 'randAlpha', 'randAscii',
  'randNumeric', 'randBytes', 'uuidv4',
]);

export const MESSAGE_PATH = ['spec', 'git', 'commit', 'messageTemplate'];

/** What the message of a commit asks for; undefined where a substitution may still change it. */
export function messageFields(spec: Fields): RootFields | undefined {
  const template = valueAt(spec, 'git', 'commit', 'messageTemplate');
  if (typeof template !== 'string' || template.includes('${')) {
    return undefined;
  }
  return rootFields('commit message', template, (name) => SPRIG_FUNCS.has(name) && !NOT_HERMETIC.has(name));
}
