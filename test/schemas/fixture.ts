import { crdText, SmallCrd } from './crds';
import { CrdFile } from '../../conformance/schemas';
import { collectStructures } from '../../tools/schemas/collect';
import { parseCrd } from '../../tools/schemas/crd';
import { SchemaDocument } from '../../tools/schemas/document';
import { mergeDocument } from '../../tools/schemas/merge';
import { NameTable } from '../../tools/schemas/names';

export const NAMES: NameTable = { 'Widget.spec': 'WidgetSpec', 'WidgetSpec.ref': 'Ref', 'WidgetSpec.refs': 'Ref', 'Gadget.spec': 'GadgetSpec' };

/** Minor -> the CRDs of that minor. */
export type Minors = Readonly<Record<string, readonly SmallCrd[]>>;

export function crdFiles(minors: Minors): readonly CrdFile[] {
  return Object.entries(minors).flatMap(([minor, crds]) => crds.map((crd) => ({ minor, text: crdText(crd) })));
}

export function documentOf(minors: Minors, names: NameTable = NAMES): SchemaDocument {
  const crds = crdFiles(minors).map(({ minor, text }) => parseCrd(text, minor));
  return mergeDocument('example', crds, collectStructures(crds, names), { definitions: {}, typed: {} });
}

/** One kind with one version in one minor. */
export function single(spec: object): Minors {
  return { '1.0': [{ versions: { v1: { spec } } }] };
}
