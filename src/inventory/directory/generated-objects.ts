/** ConfigMaps and Secrets that a kustomization makes: their names and keys, for references to them. */
import { Path } from '../../text';
import { Fields, FilePlace } from '../inventory-object';
import { RawObject, SourceFile } from './read-manifests';
import { fieldsOf, listOf, textsOf } from './reading';

type ReadText = (entry: string) => string | undefined;

export function generatedObjects(fields: Fields, file: SourceFile, place: (path: Path) => FilePlace, readText: ReadText): RawObject[] {
  const common = fieldsOf(fields.generatorOptions);
  return [['configMapGenerator', 'ConfigMap'], ['secretGenerator', 'Secret']].flatMap(([field, kind]) =>
    listOf(fields[field]).map(fieldsOf).flatMap((entry, index): RawObject[] => {
      const { name, namespace, options } = entry;
      if (typeof name !== 'string') {
        return [];
      }
      const { disableNameSuffixHash = common.disableNameSuffixHash, annotations } = fieldsOf(options);
      const added = { ...fieldsOf(common.annotations), ...fieldsOf(annotations) };
      const metadata = { name, ...typeof namespace === 'string' && { namespace }, ...Object.keys(added).length > 0 && { annotations: added } };
      // Plaintext of a Secret is read by nobody, so it is not kept either.
      const data = Object.fromEntries(keysOf(entry, readText).map(([key, value]) => [key, kind === 'Secret' ? '' : value]));
      return [{
        manifest: { apiVersion: 'v1', kind, metadata, [kind === 'Secret' ? 'stringData' : 'data']: data },
        file,
        isEncrypted: false,
        isGenerated: true,
        hasNameHash: disableNameSuffixHash !== true,
        place: () => place([field, index]),
      }];
    }));
}

/** Keys and values; a value that cannot be known is empty. */
function keysOf({ files, literals, envs, env }: Fields, readText: ReadText): [string, string][] {
  return [
    ...textsOf(files).map((entry): [string, string] => {
      const [path, key = path.slice(path.lastIndexOf('/') + 1)] = entry.includes('=') ? [entry.slice(entry.indexOf('=') + 1), entry.slice(0, entry.indexOf('='))] : [entry];
      return [key, readText(path) ?? ''];
    }),
    ...textsOf(literals).map(splitAtEquals),
    ...[...textsOf(envs), ...textsOf([env])].flatMap((path) => (readText(path) ?? '').split('\n'))
      .filter((line) => line.trim() !== '' && !line.startsWith('#')).map(splitAtEquals),
  ];
}

function splitAtEquals(text: string): [string, string] {
  const equals = text.indexOf('=');
  return equals < 0 ? [text.trim(), ''] : [text.slice(0, equals).trim(), text.slice(equals + 1).replace(/^(["'])(.*)\1$/s, '$2')];
}
