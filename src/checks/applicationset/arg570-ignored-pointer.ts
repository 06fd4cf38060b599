import { KIND } from '../../inventory';
import { tryParsePointer } from '../../text';
import { listAt, ObjectCheck, textAt } from '../engine';
import { setWith } from './example';

export const ignoredPointer: ObjectCheck = {
  code: 'ARG570',
  title: 'difference to ignore that is no JSON pointer',
  severity: 'error',
  rationale: 'Argo CD finds no field by such a text, so the ApplicationSet goes on overwriting what should be left alone.',
  bad: setWith({ tail: 'ignoreApplicationDifferences: [{jsonPointers: [spec.source.targetRevision]}]' }),
  good: setWith({ tail: 'ignoreApplicationDifferences: [{jsonPointers: [/spec/source/targetRevision]}]' }),
  fix: 'write a JSON pointer from the root of the Application, such as /spec/source/targetRevision',
  source: 'https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Controlling-Resource-Modification/#ignore-certain-changes-to-applications',
  kinds: [KIND.applicationSet],
  check({ spec }, report) {
    listAt(spec, 'ignoreApplicationDifferences').forEach((item, index) => {
      listAt(item, 'jsonPointers').forEach((value, at) => {
        const pointer = textAt(value);
        const isPath = pointer !== undefined && tryParsePointer(pointer) === undefined;
        if (isPath) {
          report(['spec', 'ignoreApplicationDifferences', index, 'jsonPointers', at], `"${pointer}" is no JSON pointer`,
            /^[\w.]+$/.test(pointer) ? `write "/${pointer.replace(/^\./, '').replace(/\./g, '/')}"` : undefined);
        }
      });
    });
  },
};
