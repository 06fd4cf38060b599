import { CodeTable } from '../diagnostics';

/** The codes of this folder. */
export const INVENTORY_CODES: CodeTable = {
  CHK103: { title: 'external object without a name', why: 'Nothing could refer to it.' },
};

/** What may be wrong with a file of manifests before anybody asks what they mean. */
export const DIRECTORY_CODES: CodeTable = {
  YML100: { title: 'no YAML', why: 'Whatever applies the folder fails at this file, and nothing of it reaches the cluster.' },
  YML101: { title: 'a key twice', why: 'Kustomize refuses the file; where the API server gets it, the last value counts and the other is lost.' },
  YML102: { title: 'file too large', why: 'It is not read, so nothing in it is checked; the API server takes no object of more than 1.5 MiB either.' },
  YML103: { title: 'no UTF-8', why: 'YAML parsers of the cluster refuse the file.' },
  YML104: { title: 'file that cannot be read', why: 'Nothing in it is checked.' },
};
