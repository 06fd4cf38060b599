import { ApiObject, App, Chart, JsonPatch, Lazy } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import * as fc from 'fast-check';

/** A construct tree as data, so that the same tree can be built below several apps. */
export interface TreePlan {
  readonly kind: 'chart' | 'group' | 'object';
  readonly children: readonly TreePlan[];
  readonly data: unknown;
  readonly patched: boolean;
  readonly lazy: boolean;
  readonly named: boolean;
}

export interface AppPlan {
  readonly charts: readonly TreePlan[];
  /** Which construct depends on which, both by their place in the tree, wrapping around. */
  readonly dependencies: readonly (readonly [number, number])[];
  readonly numbered: boolean;
}

const leaf = { data: fc.jsonValue({ maxDepth: 3 }), patched: fc.boolean(), lazy: fc.boolean(), named: fc.boolean() };

const { node } = fc.letrec<{ node: TreePlan }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ kind: fc.constant('object' as const), children: fc.constant([]), ...leaf }),
    fc.record({ kind: fc.constantFrom('group', 'group', 'chart', 'object'), children: fc.array(tie('node'), { maxLength: 4 }), ...leaf }),
  ),
}));

export const appPlan: fc.Arbitrary<AppPlan> = fc.record({
  charts: fc.array(fc.record({ kind: fc.constant('chart' as const), children: fc.array(node, { maxLength: 4 }), ...leaf }), { minLength: 1, maxLength: 5 }),
  dependencies: fc.array(fc.tuple(fc.nat(40), fc.nat(40)), { maxLength: 5 }),
  numbered: fc.boolean(),
});

/** Builds the same tree below any app. Charts may be of another class. */
export function build(app: App, plan: AppPlan, chartClass: new (scope: Construct, id: string) => Chart = Chart): void {
  plan.charts.forEach((chart, index) => grow(app, chart, plan.numbered ? String((index * 7) % 5) : `chart${index}`, chartClass));
  const constructs = app.node.findAll().slice(1);
  const isAncestor = (one: IConstruct, other: IConstruct) => other.node.scopes.includes(one);
  for (const [from, to] of plan.dependencies) {
    const [source, target] = [constructs[from % constructs.length], constructs[to % constructs.length]];
    // cdk8s loses what depends on itself; a construct that depends on what is around or in it is legal.
    if (source !== target && !(isAncestor(source, target) && isAncestor(target, source))) {
      source.node.addDependency(target);
    }
  }
}

function grow(scope: Construct, plan: TreePlan, id: string, chartClass: new (scope: Construct, id: string) => Chart): void {
  const construct = plan.kind === 'chart' ? new chartClass(scope, id) : plan.kind === 'group' ? new Construct(scope, id) : object(scope, plan, id);
  plan.children.forEach((child, index) => grow(construct, child, `${child.kind}${index}`, chartClass));
}

function object(scope: Construct, plan: TreePlan, id: string): ApiObject {
  const made = new ApiObject(scope, id, {
    apiVersion: 'example.com/v1',
    kind: 'Thing',
    metadata: plan.named ? { name: `${id}-${scope.node.path.replace(/\//g, '-')}`, annotations: { 'example.com/on': 'yes' } } : undefined,
    spec: { data: plan.lazy ? Lazy.any({ produce: () => plan.data }) : plan.data },
  } as never);
  if (plan.patched) {
    made.addJsonPatch(JsonPatch.add('/spec/patched', { a: [1, null] }));
  }
  return made;
}
