import { KIND } from '../../inventory';
import { ObjectCheck } from '../engine';
import { fastSetWith, RENDER_SOURCE } from './example';
import { fastTagsOf, isGoTag } from './fast-tag';
import { allGenerators } from './generators';
import { flatShapeOf } from './shape';
import { isFreeText, isGoTemplate, templateTexts } from './texts';

export const goWithoutGo: ObjectCheck = {
  code: 'ARG525',
  title: 'Go template in a set without goTemplate',
  severity: 'error',
  rationale: 'Without goTemplate: true, Argo CD only replaces plain names such as {{name}}. Everything else stays in the Application as it is written, braces included.',
  bad: fastSetWith({ namespace: 'shop-{{ .env }}' }),
  good: fastSetWith({ namespace: 'shop-{{env}}' }),
  fix: 'set goTemplate: true, or write the plain name of the parameter',
  source: RENDER_SOURCE,
  kinds: [KIND.applicationSet],
  check({ spec, object }, report) {
    if (isGoTemplate(spec) || object.facts.isPartial === true) {
      return;
    }
    const emitted = new Set(allGenerators(spec).flatMap((generator) => flatShapeOf(generator).names));
    for (const one of templateTexts(spec)) {
      const tag = fastTagsOf(one.text).find((text) => isGoTag(text) && (!isFreeText(one.path) || emitted.has(text.slice(1))));
      if (tag !== undefined) {
        report(one.path, `"{{ ${tag} }}" stays as it is written, for the set has no goTemplate: true`);
      }
    }
  },
};
