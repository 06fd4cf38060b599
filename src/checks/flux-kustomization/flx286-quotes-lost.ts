import { needsValue, VariableUse } from './envsubst';
import { InventoryObject } from '../../inventory';
import { checkManifest, SchemaTarget } from '../../schema';
import { parseYaml, Path, toPointer } from '../../text';
import { FleetCheck, isFields } from '../engine';
import { configMap, repository } from './examples';
import { isSubstituting, substitutedIn, substitutedTexts, Variables } from './variables';

export const quotesLost: FleetCheck = {
  code: 'FLX286',
  title: 'text that becomes a number or a boolean',
  severity: 'error',
  rationale: 'Flux substitutes after the build, where quotes around `${NAME}` are gone: a value such as 8080 or true is no text any more, and the API server refuses it.',
  bad: repository({ 'apps/shop/shop.yaml': configMap('${PORT}') }, '  postBuild: {substitute: {PORT: "8080"}}'),
  good: repository({ 'apps/shop/shop.yaml': configMap('port ${PORT}') }, '  postBuild: {substitute: {PORT: "8080"}}'),
  fix: 'put quotes into the value of the variable, as in `PORT: \'"8080"\'`, or write the value itself',
  source: 'https://github.com/fluxcd/flux2/issues/1839',
  checkAll({ inventory, targetOf }, report) {
    for (const { object, variables } of substitutedIn(inventory).filter((one) => isSubstituting(one.variables))) {
      const changed = substitutedTexts(object).flatMap(({ path, uses }) => {
        const value = uses[0]?.isAll === true ? tryNoText(uses[0], variables) : undefined;
        return value === undefined ? [] : [{ path, value, text: uses[0].text }];
      });
      const wrong = new Set(changed.length === 0 ? [] : wrongTypes(object, changed, targetOf(object)));
      changed.filter(({ path }) => isTextField(object, path) || wrong.has(toPointer(path)))
        .forEach(({ path, value, text }) => report(object, path, `"${text}" becomes ${described(value)}, and has to be text`));
    }
  },
};

function described(value: unknown): string {
  return typeof value === 'object' ? 'a mapping or a list' : `the ${typeof value === 'boolean' ? 'boolean' : 'number'} ${String(value)}`;
}

/** What a value is read as in place of a text; undefined where it stays one, or is not known. */
function tryNoText(use: VariableUse, { values, names }: Variables): unknown {
  const isOpen = names.has(use.name) || needsValue(use);
  const text = values.get(use.name) ?? (isOpen ? undefined : use.text.slice(2 + use.name.length + use.operator.length, -1));
  if (text === undefined || text.includes('${') || !(use.operator === '' || /^:?[-=]$/.test(use.operator))) {
    return undefined;
  }
  const { documents, faults } = parseYaml(text);
  const value = faults.length > 0 ? undefined : documents[0]?.value;
  return typeof value === 'string' || value === null ? undefined : value;
}

/** Fields of core objects that hold text only. */
function isTextField({ kindName }: InventoryObject, path: Path): boolean {
  const [first, second] = path;
  const isData = (kindName === 'ConfigMap' && first === 'data') || (kindName === 'Secret' && (first === 'stringData' || first === 'data'));
  return (isData && path.length === 2) || (first === 'metadata' && path.length === 3 && (second === 'labels' || second === 'annotations'))
    || (POD_KINDS.includes(kindName) && path.at(-1) === 'value' && path.at(-3) === 'env');
}

const POD_KINDS: readonly string[] = ['Pod', 'apps/Deployment', 'apps/StatefulSet', 'apps/DaemonSet', 'batch/Job', 'batch/CronJob'];

/** Fields of Argo CD and Flux that do not take what they get. */
function wrongTypes(object: InventoryObject, changes: readonly { readonly path: Path; readonly value: unknown }[], target: SchemaTarget): string[] {
  const manifest = changes.reduce<unknown>((all, { path, value }) => withValue(all, path, value), object.manifest);
  return isFields(manifest) ? checkManifest(manifest, target).filter(({ code }) => code === TYPE).map(({ path }) => toPointer(path)) : [];
}

function withValue(whole: unknown, [first, ...rest]: Path, value: unknown): unknown {
  if (first === undefined) {
    return value;
  }
  if (Array.isArray(whole)) {
    return whole.map((one: unknown, index) => (index === first ? withValue(one, rest, value) : one));
  }
  return isFields(whole) ? { ...whole, [first]: withValue(whole[first], rest, value) } : whole;
}

/** Wrong type, of the schema check. */
const TYPE = 'SCH105';
