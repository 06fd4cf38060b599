/** Every text of an ApplicationSet that the controller renders, and where it stands. */
import { Fields } from '../../inventory';
import { Path } from '../../text';
import { isFields, isSet } from '../engine';
import { EntryAt, entriesOf, GeneratorAt } from './generators';

export interface TemplateText {
  readonly text: string;
  readonly path: Path;
  /** Whether it is a template over the parameters of the generators at the top, and of which. */
  readonly of?: readonly GeneratorAt[];
}

const WITH_VALUES: readonly string[] = ['clusters', 'git', 'scmProvider', 'clusterDecisionResource', 'pullRequest', 'plugin'];

/** Texts with a `{{` in them. */
export function templateTexts(spec: Fields): TemplateText[] {
  const top = entriesOf(spec).flatMap(({ generators }) => generators);
  const plain = top.filter(({ fields }) => !isOverriding(fields.template));
  const patch = spec.templatePatch;
  return [
    ...textsIn(spec.template, ['spec', 'template'], plain),
    ...typeof patch === 'string' && patch.includes('{{') ? [{ text: patch, path: ['spec', 'templatePatch'], of: top }] : [],
    ...top.flatMap((generator) => textsIn(generator.fields.template, [...generator.path, 'template'], [generator])),
    ...top.flatMap(generatorTexts),
  ];
}

/** A generated default such as `template: {metadata: {}, spec: {project: ""}}` says nothing. */
export function isOverriding(template: unknown): boolean {
  return Array.isArray(template) ? template.length > 0
    : isFields(template) ? Object.values(template).some(isOverriding) : isSet(template) && template !== '' && template !== false && template !== 0;
}

function generatorTexts({ kind, fields, path, isFed, children }: GeneratorAt): TemplateText[] {
  const inner = children.flatMap(({ generators }: EntryAt) => generators.flatMap(generatorTexts));
  if (isFed && children.length === 0) {
    const { template: _, ...rest } = fields;
    return textsIn(rest, path);
  }
  return [...WITH_VALUES.includes(kind) ? textsIn(fields.values, [...path, 'values']) : [], ...inner];
}

/** Keys of mappings are rendered, too. */
export function textsIn(value: unknown, path: Path, of?: readonly GeneratorAt[]): TemplateText[] {
  if (typeof value === 'string') {
    return value.includes('{{') ? [{ text: value, path, of }] : [];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => textsIn(item, [...path, index], of));
  }
  return isFields(value)
    ? Object.entries(value).flatMap(([key, item]) => [...key.includes('{{') ? [{ text: key, path: [...path, key], of }] : [], ...textsIn(item, [...path, key], of)])
    : [];
}

/** Fields whose text other programs may render: there a `{{ }}` that Argo CD leaves alone may be meant. */
export function isFreeText(path: Path): boolean {
  const words = path.filter((part) => typeof part === 'string');
  return words.includes('plugin') || words.includes('kustomize') || words.includes('jsonnet') || words.includes('info')
    || (words.includes('helm') && ['values', 'valuesObject', 'parameters', 'fileParameters'].some((word) => words.includes(word)));
}

export function isGoTemplate(spec: Fields): boolean {
  return spec.goTemplate === true;
}
