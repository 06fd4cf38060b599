import { CodeTable } from '../diagnostics';

/** The codes of this folder. They are for ever: a code that is no longer raised is never given to another fault. */
export const ARGOCD_CODES: CodeTable = {
  ARG100: { title: 'engine set up wrongly', why: 'The output would be for an Argo CD that does not exist.' },
  ARG101: {
    title: 'values that would have to be a file',
    why: 'Argo CD applies values files before inline values, so the order would be another than the one that was written.',
  },
  ARG102: { title: 'values from a ConfigMap or Secret', why: 'Argo CD never reads them: the chart would be installed without these values.' },
  ARG103: { title: 'optional and required values files', why: 'The one switch for all of them would hide a required file that is missing.' },
  ARG104: {
    title: 'one repository at two revisions',
    why: 'Argo CD resolves a repository once for an Application, and one of the revisions would be used for both.',
  },
  ARG105: { title: 'encrypted values without decryption', why: 'The chart would get the ciphertext as its values.' },
  ARG106: { title: 'encrypted file in another source', why: 'The plugin helm-secrets cannot reach it, and manifests are never generated.' },
  ARG107: { title: 'unknown variable of the build environment', why: 'Argo CD replaces it by nothing, silently.' },
  ARG108: { title: 'timeout of a single Application', why: 'Argo CD has no such field, so the wish would be lost.' },
  ARG109: { title: 'allowEmpty without prune', why: 'Nothing would be pruned, empty or not.' },
  ARG110: { title: 'sync option that the target version does not know', why: 'Argo CD ignores unknown options silently.' },
  ARG111: { title: 'replace together with server-side apply', why: 'Replace wins, and fields of other owners are lost.' },
  ARG112: { title: 'released fields that are not respected', why: 'Each sync would take the fields back from their owner.' },
  ARG113: { title: 'encrypted Secret without decryption', why: 'Argo CD would apply the ciphertext, or refuse the manifest with its field "sops".' },
  ARG120: {
    title: 'order between listed and found environments',
    why: 'Argo CD orders the Applications of one ApplicationSet by label only, so the order would be lost.',
  },
  ARG121: { title: 'placeholder in a values file', why: 'Argo CD replaces nothing in files: the chart would see the placeholder.' },
  ARG122: { title: 'label that the rollout needs', why: 'Environments would fall out of their step, and never be synced.' },
  ARG123: { title: 'two Applications of one name', why: 'The ApplicationSet fails, and creates neither.' },
  ARG124: { title: 'environments of one ApplicationSet with different waves', why: 'Waves of generated Applications are ignored, and the ApplicationSet itself has one wave only.' },
  ARG130: { title: 'plain objects for another cluster', why: 'The root Application would apply them to the wrong cluster.' },
  ARG140: {
    title: 'pattern that permits more than it says',
    why: 'Argo CD takes a denial that does not match for a permission, so everything else is permitted.',
  },
  ARG141: { title: 'role that is misnamed or there twice', why: 'Nobody would get the permissions, and Argo CD does not say so.' },
  ARG142: { title: 'action that does not exist', why: 'The permission would never apply, and Argo CD does not say so.' },
  ARG143: { title: 'sync window that never opens', why: 'The window would be ignored, and syncs would happen at any time.' },
  ARG144: { title: 'description that is too long', why: 'The API server refuses the AppProject.' },
  ARG150: { title: 'annotation without an effect', why: 'Argo CD ignores it silently.' },
};
