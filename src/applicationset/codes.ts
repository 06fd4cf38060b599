import { CodeTable } from '../diagnostics';

/** What keeps Argo CD from generating what somebody meant. Faults of single templates are TPL1xx. */
export const EXPANSION_CODES: CodeTable = {
  EXP100: {
    title: 'world, document or argument that cannot be read',
    why: 'The preview would silently be one of something else.',
  },
  EXP101: {
    title: 'generator without what it needs',
    why: 'The controller refuses the generator, and changes no Application of the set until it is corrected.',
  },
  EXP102: {
    title: 'selector that is not valid',
    why: 'The controller refuses the generator, and changes no Application of the set until it is corrected.',
  },
  EXP103: {
    title: 'element of a list that the generator cannot take',
    why: 'Without goTemplate every value has to be a string; the controller refuses the whole generator otherwise.',
  },
  EXP104: {
    title: 'parameter sets that cannot be combined',
    why: 'The controller stops at the first conflict, and changes no Application of the set.',
  },
  EXP105: {
    title: 'file that gives no parameters',
    why: 'One file that is no mapping or list of mappings stops the whole generator.',
  },
  EXP106: {
    title: 'template that is no Application',
    why: 'A field of the wrong type is refused by the API server, or by the controller after the patch.',
  },
  EXP107: {
    title: 'templatePatch that cannot be applied',
    why: 'The controller changes no Application of the set as long as one patch fails.',
  },
  EXP108: {
    title: 'several Applications of one name',
    why: 'The controller leaves out every Application of that name; those that exist already are no longer updated.',
  },
  EXP109: {
    title: 'more Applications than a preview makes',
    why: 'A product of generators grows fast; the controller itself would try, and take its neighbours down.',
  },
  EXP110: {
    title: 'Application without a usable name',
    why: 'The API server refuses an object whose name is no DNS name.',
  },
  EXP111: {
    title: 'entry without a generator',
    why: 'The controller passes over it without an error, so its Applications are never made.',
  },
};
