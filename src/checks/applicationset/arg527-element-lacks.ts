import { KIND } from '../../inventory';
import { isFields, listAt, ObjectCheck } from '../engine';
import { certainUses } from './certain-uses';
import { generatorSource, setWith } from './example';
import { elementShape, mayHave, shapeOf } from './shape';
import { isGoTemplate, templateTexts } from './texts';

export const elementLacks: ObjectCheck = {
  code: 'ARG527',
  title: 'element of a list that lacks a parameter',
  severity: 'error',
  rationale: 'With missingkey=error Argo CD refuses the whole set for this one element. Without it, its Application gets "<no value>".',
  bad: setWith({ generators: '- list: {elements: [{env: dev, tier: a}, {env: prod}]}', namespace: 'shop-{{ .tier }}' }),
  good: setWith({ generators: '- list: {elements: [{env: dev, tier: a}, {env: prod, tier: b}]}', namespace: 'shop-{{ .tier }}' }),
  fix: 'give every element the parameter',
  source: generatorSource('list'),
  kinds: [KIND.applicationSet],
  check({ spec, object }, report) {
    if (!isGoTemplate(spec) || object.facts.isPartial === true) {
      return;
    }
    const isStrict = listAt(spec, 'goTemplateOptions').at(-1) === 'missingkey=error';
    const said = new Set<string>();
    for (const { text, of = [] } of templateTexts(spec)) {
      for (const generator of of.filter(({ kind, selector }) => kind === 'list' && selector === undefined)) {
        const all = shapeOf(generator);
        const uses = certainUses(text, isStrict).filter((names) => all !== 'any' && mayHave(all, names));
        listAt(generator.fields, 'elements').forEach((element, index) => {
          const lacking = isFields(element) ? uses.find((names) => !mayHave(elementShape(element), names)) : undefined;
          const path = [...generator.path, 'elements', index];
          if (lacking !== undefined && !said.has(`${path.join()} ${lacking.join('.')}`)) {
            said.add(`${path.join()} ${lacking.join('.')}`);
            report(path, `the element has no "${lacking.join('.')}", which the template needs`);
          }
        });
      }
    }
  },
};
