import { contextsOfKind } from './contexts';
import { docComment } from './doc-comment';
import { renderField, Sources } from './structs';
import { existenceText } from './where-text';
import { describeContexts } from '../schemas/context';

const CDK8S_OWNS = ['apiVersion', 'kind', 'metadata'];

/** The props and the class of one kind. */
export function renderKind(name: string, sources: Sources): string {
  return `${renderProps(name, sources)}\n\n${renderClass(name, sources)}`;
}

function renderProps(name: string, sources: Sources): string {
  const fields = Object.keys(sources.document.$defs[name].properties).filter((field) => !CDK8S_OWNS.includes(field));
  const members = [
    [...docComment(['The apiVersion to write.', versionsText(name, sources)], `"${versionsOf(name, sources)[0]}"`, '  '), '  readonly apiVersion?: string;'],
    [...docComment(['Name, namespace, labels and annotations.'], '- a name made from the construct path', '  '), '  readonly metadata?: ApiObjectMetadata;'],
    ...fields.map((field) => field === 'spec' ? requiredSpec(name, sources) : renderField(name, field, sources)),
  ];
  return [`/** Properties of ${name}. */`, `export interface ${name}Props {`, members.map((lines) => lines.join('\n')).join('\n\n'), '}'].join('\n');
}

/** No CRD of Flux requires the spec, but no controller can do anything without it. */
function requiredSpec(name: string, sources: Sources): readonly string[] {
  const { description } = sources.document.$defs[name].properties.spec;
  return [...docComment([description ?? ''], undefined, '  '), `  readonly spec: ${name}Spec;`];
}

/** Newest first. */
function versionsOf(name: string, { document }: Sources): readonly string[] {
  return [...new Set(document.$defs[name]['x-kind']!.versions.map(({ apiVersion }) => apiVersion))];
}

function versionsText(name: string, sources: Sources): string {
  const minors = sources.document['x-minors'];
  const all = contextsOfKind(sources.document.$defs[name]['x-kind']!, minors);
  const texts = versionsOf(name, sources).map((version) => {
    const here = all.filter(({ apiVersion }) => apiVersion === version);
    const everywhere = minors.map((minor) => ({ kind: name, apiVersion: version, minor }));
    const rows = describeContexts(here, everywhere);
    return `\`${version}\`${rows === undefined ? '' : ` (${lowerCased(existenceText(rows, here, minors, sources.label))})`}`;
  });
  return `Known: ${texts.join(', ')}.`;
}

function lowerCased(sentence: string): string {
  return `${sentence[0].toLowerCase()}${sentence.slice(1, -1)}`;
}

function renderClass(name: string, sources: Sources): string {
  const definition = sources.document.$defs[name];
  const versions = versionsOf(name, sources);
  return [
    ...docComment([definition.description], undefined, ''),
    `export class ${name} extends GitOpsObject {`,
    `  /** The newest apiVersion, and the kind, of ${name}. */`,
    `  public static readonly GVK: GroupVersionKind = { apiVersion: '${versions[0]}', kind: '${name}' };`,
    '',
    `  public constructor(scope: Construct, id: string, props: ${name}Props) {`,
    `    const apiVersion = knownApiVersion(scope, id, props, [${versions.map((version) => `'${version}'`).join(', ')}]);`,
    `    super(scope, id, { ...props, apiVersion, kind: '${name}' });`,
    '  }',
    '}',
  ].join('\n');
}
