import { withoutPins } from '../constructs';
import { compact, EnvironmentIntent, EnvironmentSetIntent, GeneratorIntent, ReleaseIntent, rounds } from '../model';
import { Path, renderYaml } from '../text';
import { renderApplication, RenderContext, RenderedApplication } from './application';
import { factor, Variant } from './factor';
import { renderGenerator } from './generators';
import { ApplicationSetSpec, ApplicationSpec, ApplicationSetStrategy, ApplicationSetTemplate } from './l1/index.generated';
import { templateDeep, templateNamespace, templateText } from './placeholders';

/** One ApplicationSet before it becomes an object. */
export interface RenderedApplicationSet {
  readonly name: string;
  readonly spec: ApplicationSetSpec;
}

/** The label by which a rollout in order knows the environments. */
export const ENVIRONMENT_LABEL = 'environment';

/** The ApplicationSets of a set: one for all listed environments, one for each that is found. */
export function renderApplicationSets(set: EnvironmentSetIntent, context: RenderContext): RenderedApplicationSet[] {
  const listed = set.environments.filter(({ generator }) => generator === undefined);
  const found = set.environments.filter(({ generator }) => generator !== undefined);
  const alone = listed.length === 0 && found.length === 1;
  return [
    ...listed.length > 0 ? [{ name: set.name, spec: listedSpec(listed, context) }] : [],
    ...found.map((environment) => ({ name: alone ? set.name : `${set.name}-${environment.name}`, spec: foundSpec(environment, { ...context, inlineForm: 'object', folder: `envs/${set.name}-${environment.name}` }) })),
  ];
}

function listedSpec(environments: readonly EnvironmentIntent[], context: RenderContext): ApplicationSetSpec {
  const ordered = environments.some(({ after }) => after.length > 0);
  const variants = environments.map(({ name, release }) => ({
    env: name,
    object: variant(renderApplication(unordered(ordered ? labelled(release, name) : release), context)),
  }));
  const { template, elements, patches } = factor(variants, parameterName);
  const withPatches = patches ? elements.map((element, index) => ({ ...element, patch: renderYaml(patches[index]) })) : elements;
  return {
    ...COMMON,
    generators: [{ list: { elements: [...withPatches] } }],
    template: template as unknown as ApplicationSetTemplate,
    ...patches ? { templatePatch: '{{ .patch }}' } : {},
    ...ordered ? { strategy: rollingSync(environments) } : {},
  };
}

function foundSpec({ generator, release }: EnvironmentIntent, context: RenderContext): ApplicationSetSpec {
  const rendered = renderApplication(unordered(release), context);
  const { destination, ...spec } = withoutPins(rendered.spec).value as ApplicationSpec;
  return {
    ...COMMON,
    generators: [renderGenerator(generator as GeneratorIntent)],
    template: {
      metadata: {
        ...compact({ labels: templateDeep(rendered.labels), annotations: templateDeep(rendered.annotations), finalizers: rendered.finalizers }),
        name: templateText(rendered.name, true),
      },
      spec: {
        ...templateDeep(spec) as object,
        destination: { ...templateDeep(destination) as object, namespace: templateNamespace(release.namespace) },
      },
    } as unknown as ApplicationSetTemplate,
  };
}

/** Go templates, and a parameter that does not exist is an error instead of `<no value>`. */
const COMMON = { goTemplate: true, goTemplateOptions: ['missingkey=error'] };

/** A sync wave has a meaning on the ApplicationSet only: nobody syncs the Applications that it makes in waves. */
function unordered(release: ReleaseIntent): ReleaseIntent {
  return { ...release, order: 0 };
}

function labelled(release: ReleaseIntent, environment: string): ReleaseIntent {
  return { ...release, labels: { ...release.labels, [ENVIRONMENT_LABEL]: environment } };
}

function variant({ name, labels, annotations, finalizers, spec }: RenderedApplication): Variant['object'] {
  return { metadata: { ...compact({ labels, annotations, finalizers }), name }, spec: withoutPins(spec).value };
}

/** Steps by label: the controller starts one when every Application of the steps before is healthy. */
function rollingSync(environments: readonly EnvironmentIntent[]): ApplicationSetStrategy {
  const steps = rounds(new Map(environments.map(({ name, after }) => [name, after]))).rounds;
  return {
    type: 'RollingSync',
    rollingSync: { steps: steps.map((values) => ({ matchExpressions: [{ key: ENVIRONMENT_LABEL, operator: 'In', values }] })) },
  };
}

/** A parameter is called what a person would call it; else what the field is called. */
const PARAMETER_NAMES: Readonly<Record<string, string>> = {
  'destination.name': 'cluster',
  'destination.namespace': 'namespace',
  'helm.values': 'helmValues',
  'source.targetRevision': 'chartVersion',
  'sources.targetRevision': 'chartVersion',
};

function parameterName(path: Path): string {
  const words = path.filter((part) => typeof part === 'string');
  const known = PARAMETER_NAMES[words.slice(-2).join('.')];
  if (known) {
    return known;
  }
  const last = words[words.length - 1] ?? 'value';
  return last === 'valueFiles' ? 'valuesFile' : last.replace(/[^A-Za-z0-9]+(.)?/g, (_, next?: string) => (next ?? '').toUpperCase()).replace(/^\d|^$/, 'p$&');
}
