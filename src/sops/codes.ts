import type { CodeTable } from '../diagnostics';

export const SOPS_CODES: CodeTable = {
  SEC101: {
    title: 'file is not encrypted with SOPS',
    why: 'Without its metadata nothing downstream decrypts the file, and what it holds stands in Git for everyone to read.',
  },
  SEC102: {
    title: 'file cannot be read in its format',
    why: 'SOPS refuses the file, so the reconciliation that needs it stops.',
  },
  SEC103: {
    title: 'SOPS file without a MAC',
    why: 'Flux and helm-secrets recognise an encrypted file by its MAC and hand a file without one on as it is; nobody could tell whether it was changed.',
  },
  SEC104: {
    title: 'malformed SOPS metadata',
    why: 'SOPS refuses the whole file, although every value in it may be intact.',
  },
  SEC105: {
    title: 'SOPS file without recipients',
    why: 'The data key is encrypted for nobody, so the values are lost.',
  },
  SEC106: {
    title: 'SOPS file with a wrong or ambiguous encryption rule',
    why: 'SOPS refuses a file with two rules, and takes a regular expression that does not compile for one that never matches.',
  },
  SEC107: {
    title: 'value in the clear that the file wants encrypted',
    why: 'The value stands readable in Git, and decrypting the file fails on the cluster.',
  },
  SEC108: {
    title: 'encrypted value that the file wants in the clear',
    why: 'SOPS leaves it as it is, so the application receives the ciphertext.',
  },
  SEC109: {
    title: 'malformed encrypted value',
    why: 'Decrypting the file fails on the cluster.',
  },
  SEC110: {
    title: 'encrypted value used twice',
    why: 'A value is bound to its place, so a copied one cannot be decrypted at the other place; an initialisation vector used for two values gives both away.',
  },
  SEC111: {
    title: 'parts of two SOPS files in one',
    why: 'Values of one file cannot be decrypted with the data key of the other.',
  },
  SEC112: {
    title: 'SOPS file in which nothing is encrypted',
    why: 'A rule that matches no key lets everything through in the clear, although the file looks encrypted.',
  },
  SEC113: {
    title: 'comment in the clear beside encrypted values',
    why: 'SOPS encrypts comments; one that was added by hand, such as a value that was commented out, stays readable.',
  },
  SEC114: {
    title: 'encrypted comment in a list',
    why: 'SOPS 3.13.2 and older cannot decrypt a file with one: they report that the MAC does not match.',
  },
};
