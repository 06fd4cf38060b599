import { ContextNode, ContextSchema } from './context-schema';

const answers = new Map<ContextSchema, boolean>();

/** Whether the next minor refuses or drops anything of a kind that this one takes: most do not, and need no second look. */
export function tightens(now: ContextSchema, next: ContextSchema, place: number): boolean {
  const known = answers.get(now);
  if (known !== undefined) return known;
  const answer = tightensNode(now, next, place, place);
  answers.set(now, answer);
  return answer;
}

function tightensNode(now: ContextSchema, next: ContextSchema, place: number, nextPlace: number): boolean {
  const before = now.node(place);
  const after = next.node(nextPlace);
  if (before.facts.type !== after.facts.type || (place !== nextPlace && tightensValue(before, after)) || tightensObject(before, after)) {
    return true;
  }
  const items = [before.facts.items, after.facts.items];
  return (items[0] !== undefined && items[1] !== undefined && tightensNode(now, next, items[0], items[1]))
    || [...before.fields].some(([name, field]) => tightensNode(now, next, field.place, after.fields.get(name)!.place));
}

function tightensObject(before: ContextNode, after: ContextNode): boolean {
  return [...before.fields.keys()].some((name) => !after.fields.has(name))
    || after.required.some((name) => !before.required.includes(name))
    || after.rules.some((rule) => !before.rules.includes(rule));
}

/** A longer list of values is no loss; of any other difference it is not said which way it goes. */
function tightensValue({ facts: before }: ContextNode, { facts: after }: ContextNode): boolean {
  const lost = after.enum !== undefined && !(before.enum?.every((value) => after.enum!.includes(value)) ?? false);
  return lost || (['pattern', 'minLength', 'maxLength', 'minItems', 'maxItems'] as const).some((key) => after[key] !== undefined && before[key] !== after[key]);
}
