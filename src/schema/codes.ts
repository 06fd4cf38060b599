import { CodeTable } from '../diagnostics';

/** The codes of this folder. SCH100 is also raised by the typed resources, when a program asks for such an apiVersion. */
export const SCHEMA_CODES: CodeTable = {
  SCH100: { title: 'unknown apiVersion', why: 'No supported version of the product serves it, so the API server refuses the object.' },
  SCH101: { title: 'apiVersion not served by the target version', why: 'The API server of the cluster has no such resource any more, or not yet.' },
  SCH102: { title: 'kind not known by the target version', why: 'The cluster has no CRD for it: applying the object fails.' },
  SCH103: { title: 'unknown field', why: 'The API server drops it silently, or refuses the object when it validates strictly.' },
  SCH104: { title: 'field not known by the target version', why: 'The API server drops it silently: what it should do does not happen.' },
  SCH105: { title: 'wrong type', why: 'The API server refuses the object.' },
  SCH106: { title: 'required field missing', why: 'The API server refuses the object.' },
  SCH107: { title: 'value not among the allowed ones', why: 'The API server refuses the object.' },
  SCH108: { title: 'value not known by the target version', why: 'The API server of that version refuses the object.' },
  SCH109: { title: 'value does not match its pattern', why: 'The API server refuses the object.' },
  SCH110: { title: 'too long, too short, too many or too few', why: 'The API server refuses the object.' },
  SCH111: { title: 'two items of a list with the same key', why: 'The API server refuses the object.' },
  SCH120: { title: 'fields that do not go together', why: 'A rule of the CRD does not hold, so the API server refuses the object.' },
  SCH130: { title: 'deprecated apiVersion', why: 'The cluster still serves it, but a later version of the product will not: then applying the object fails.' },
  SCH131: { title: 'deprecated field', why: 'Another field has replaced it, or nobody reads it any more.' },
  SCH132: { title: 'gone in the next minor version', why: 'After the update the API server refuses the object, or drops the field silently.' },
  SCH140: { title: 'name that Kubernetes does not take', why: 'The API server refuses the object.' },
  SCH141: { title: 'label that Kubernetes does not take', why: 'The API server refuses the object.' },
  SCH142: { title: 'annotation that Kubernetes does not take', why: 'The API server refuses the object.' },
  SCH143: { title: 'finalizer that Kubernetes does not take', why: 'The API server refuses the object.' },
};
