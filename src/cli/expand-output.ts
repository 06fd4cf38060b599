/** Expanded Applications in the forms of `-o`. */
import { Expansion, SUMMARY_COLUMNS, summarize } from '../applicationset';
import { joinYaml, renderTable, renderYaml } from '../text';

export interface ExpandedSet {
  readonly origin: string;
  readonly expansion: Expansion;
}

type Format = (sets: readonly ExpandedSet[]) => string;

const manifests = (sets: readonly ExpandedSet[]) => sets.flatMap(({ expansion }) => expansion.applications.map(({ manifest }) => manifest));

export const FORMATS: Readonly<Record<string, Format>> = {
  table: (sets) => `${renderTable(SUMMARY_COLUMNS, manifests(sets).map(summarize).map((summary) => SUMMARY_COLUMNS.map((column) => summary[column])))}\n`,
  yaml: (sets) => joinYaml(manifests(sets).map((manifest) => renderYaml(manifest))),
  json: (sets) => `${JSON.stringify(manifests(sets), null, 2)}\n`,
  name: (sets) => manifests(sets).map((manifest) => `${summarize(manifest).name}\n`).join(''),
  tree: (sets) => sets.map(renderTree).join(''),
};

/** The set, its generators, and what each gives. */
function renderTree({ origin, expansion }: ExpandedSet): string {
  const { applications, unknown } = expansion;
  const generators = [...new Set([...applications.map(({ generator }) => generator), ...unknown.map(({ generator }) => generator)])];
  const lines = generators.flatMap((generator) => [
    `  ${generator}`,
    ...applications.filter((one) => one.generator === generator).map((one) => `    ${one.name}  ${JSON.stringify(one.params)}`),
    ...unknown.filter((one) => one.generator === generator).map(({ reason, params }) => `    ?  ${reason}${params === undefined ? '' : ` for ${params}`}`),
  ]);
  return `${[`${expansion.name}  (${origin})`, ...lines].join('\n')}\n`;
}
