import { KIND } from '../../inventory';
import { formatChoices, tryNearest } from '../../text';
import { listAt, ObjectCheck, Report } from '../engine';
import { certainUses } from './certain-uses';
import { RENDER_SOURCE, setWith } from './example';
import { fastTagsOf, isGoTag } from './fast-tag';
import { GeneratorAt } from './generators';
import { flatShapeOf, mayHave, mayHaveFlat, namesOf, shapeOf } from './shape';
import { isFreeText, isGoTemplate, TemplateText, templateTexts } from './texts';

export const unknownParameter: ObjectCheck = {
  code: 'ARG526',
  title: 'parameter that no generator gives',
  severity: 'error',
  rationale: 'With missingkey=error Argo CD refuses the whole set. Without it, the Application gets "<no value>", or without goTemplate the placeholder itself.',
  bad: setWith({ namespace: 'shop-{{ .enviroment }}' }),
  good: setWith({ namespace: 'shop-{{ .env }}' }),
  fix: 'write the name of a parameter that the generator gives, or give it there',
  source: RENDER_SOURCE,
  kinds: [KIND.applicationSet],
  check({ spec, object }, report) {
    if (object.facts.isPartial === true) {
      return;
    }
    const find = isGoTemplate(spec) ? goFault : fastFault;
    const isStrict = listAt(spec, 'goTemplateOptions').at(-1) === 'missingkey=error';
    for (const one of templateTexts(spec)) {
      const fault = (one.of ?? []).map((generator) => find(one, generator, isStrict)).find((found) => found !== undefined);
      if (fault !== undefined) {
        reportFault(one, fault, report);
      }
    }
  },
};

interface Fault {
  readonly name: string;
  readonly generator: GeneratorAt;
  readonly known: readonly string[];
}

function goFault({ text }: TemplateText, generator: GeneratorAt, isStrict: boolean): Fault | undefined {
  const shape = shapeOf(generator);
  const missing = certainUses(text, isStrict).find((names) => !mayHave(shape, names));
  return missing === undefined ? undefined : { name: missing.join('.'), generator, known: namesOf(shape) };
}

/** A tag that is no plain name is reported elsewhere; in a text for other programs, only what is nearly a parameter was meant as one. */
function fastFault({ text, path }: TemplateText, generator: GeneratorAt): Fault | undefined {
  const shape = flatShapeOf(generator);
  const name = fastTagsOf(text).find((tag) => /^\w[\w.[\]/-]*$/.test(tag) && !isGoTag(tag) && !mayHaveFlat(shape, tag)
    && (!isFreeText(path) || shape.names.some((known) => known.length > 3 && tryNearest(tag, [known]) === known)));
  return name === undefined ? undefined : { name, generator, known: shape.names };
}

function reportFault({ path }: TemplateText, { name, generator, known }: Fault, report: Report): void {
  const nearest = tryNearest(name, known);
  const names = [...new Set(known)];
  report(path, `no generator gives "${name}": "${generator.kind}" has ${formatChoices(names)}`, nearest === undefined ? undefined : `write "${nearest}"`);
}

