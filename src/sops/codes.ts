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
    why: 'SOPS 3.13.2 and older cannot decrypt a file with one: they report that the MAC does not match. Below a comment rule no version can.',
  },
  SEC201: {
    title: 'no private key matches the recipients of the file',
    why: 'Only the recipients of a file can read it or change it.',
  },
  SEC202: {
    title: 'data key damaged or of another file',
    why: 'No value of the file can be decrypted, on the cluster neither.',
  },
  SEC203: {
    title: 'encrypted value is damaged',
    why: 'Decrypting the file fails on the cluster.',
  },
  SEC204: {
    title: 'encrypted value in the wrong place',
    why: 'A value is bound to the keys that lead to it, so that nobody can put one secret in the place of another.',
  },
  SEC205: {
    title: 'MAC of the file is damaged',
    why: 'Nobody can tell whether the file was changed; SOPS refuses it, Flux does not look.',
  },
  SEC206: {
    title: 'MAC of the file does not match',
    why: 'Somebody changed the file without its key. SOPS refuses it, but Flux never checks the MAC and applies the changed values.',
  },
  SEC207: {
    title: 'file needs SOPS itself',
    why: 'PGP, cloud services, SSH keys and age plugins are reached through other programs.',
  },
  SEC208: {
    title: 'private key cannot be read',
    why: 'Without a readable private key nothing can be decrypted.',
  },
  SEC209: {
    title: 'file cannot be encrypted for a recipient',
    why: 'A recipient left out could not decrypt the file.',
  },
  SEC210: {
    title: 'file is encrypted already',
    why: 'Values that are encrypted twice reach the application as ciphertext.',
  },
  SEC211: {
    title: 'malformed .sops.yaml',
    why: 'SOPS refuses every file below it, or encrypts it for nobody.',
  },
  SEC212: {
    title: 'no creation rule fits the file',
    why: 'SOPS refuses to encrypt a file that no rule covers.',
  },
  SEC213: {
    title: 'file not encrypted for somebody whom .sops.yaml names',
    why: 'A new member of the team, or the cluster itself, cannot decrypt the file.',
  },
  SEC214: {
    title: 'file still encrypted for somebody whom .sops.yaml does not name',
    why: 'Who left the team still reads the secrets of the file, now and in the history of Git.',
  },
  SEC215: {
    title: 'file encrypted by another rule than .sops.yaml has',
    why: 'The next "sops edit" keeps the old rule, so what the new one wants encrypted stays in the clear.',
  },
};
