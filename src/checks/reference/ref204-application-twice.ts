import { applicationWith } from './argo-example';
import { areTogether } from './argo-together';
import { setWith } from '../applicationset/example';
import { FleetCheck, isKnown, Subject } from '../engine';

export const applicationTwice: FleetCheck = {
  code: 'REF204',
  title: 'Application that two owners make',
  severity: 'error',
  rationale: 'An ApplicationSet takes an Application of the same name for its own and overwrites it, and the other owner writes its own version back: '
    + 'the two fight for ever, and when one of them goes, so do the resources.',
  isWhole: true,
  bad: setWith({}) + applicationWith({ name: 'shop-dev', project: 'default' }),
  good: setWith({}) + applicationWith({ name: 'shop-test', project: 'default', destination: 'server: https://kubernetes.default.svc, namespace: shop-test', path: 'test' }),
  fix: 'give one of the two another name',
  source: 'https://github.com/argoproj/argo-cd/issues/15874',
  checkAll({ applications, inventory }, report) {
    // Two manifests of one name are a fault of another kind.
    if (applications.every(({ base }) => base.length === 0)) {
      return;
    }
    const byName = new Map<string, Subject[]>();
    for (const subject of applications.filter(({ name }) => name !== '' && isKnown(name))) {
      const key = `${subject.namespace ?? ''}/${subject.name}`;
      const same = byName.get(key) ?? [];
      const other = same.find(({ object, base }) =>
        object !== subject.object && (base.length > 0 || subject.base.length > 0) && areTogether(object, subject.object, inventory));
      if (other !== undefined && !same.some(({ object }) => object === subject.object)) {
        const blamed = subject.base.length > 0 ? subject : other;
        const rival = blamed === subject ? other : subject;
        report(blamed.object, [...blamed.base, 'metadata', 'name'], `"${subject.name}" is also made by ${rival.object.origin.subject}${
          blamed.note === undefined ? '' : `, ${blamed.note}`}`);
      }
      same.push(subject);
      byName.set(key, same);
    }
  },
};
