/** From an ApplicationSet and a world to Applications (controllers/template/template.go), and what is certain about them. */
import { Diagnostic, fail, isGitOpsError } from '../diagnostics';
import { toData } from '../gotemplate';
import { parseOptions } from '../gotemplate/option';
import { isDnsSubdomain } from '../text';
import { decode } from './decode';
import { asList, asMap, asText, Fields } from './fields';
import { Scope, Unknown } from './generated';
import { checkCount, MOST_FAULTS } from './limits';
import './matrix-generator';
import './merge-generator';
import { overrideTemplate } from './override';
import { describeParams, ParamSet } from './param-set';
import { applyPatch } from './patch';
import { Plan, Renderer } from './render';
import { Repositories } from './repository';
import { generate, GENERATOR_KINDS, kindsOf } from './transform';
import { World } from './world';

/** One Application that the controller would make. */
export interface ExpandedApplication {
  readonly name: string;
  readonly manifest: Fields;
  /** The generator: `spec.generators[0].list`. */
  readonly generator: string;
  /** What the generator gave for it. */
  readonly params: unknown;
}

export interface Expansion {
  /** Name of the ApplicationSet. */
  readonly name: string;
  readonly namespace?: string;
  readonly applications: readonly ExpandedApplication[];
  /** What depends on something that the world does not say. */
  readonly unknown: readonly Unknown[];
  readonly diagnostics: readonly Diagnostic[];
  /** Whether one of them stops the controller: then it changes none of the set's Applications. */
  readonly isRefused: boolean;
  /** Names that come more than once: Applications of these names stay as they are in the cluster. */
  readonly leftOut: readonly string[];
}

/** Faults with which the controller goes on. */
const PASSED_OVER = ['EXP108', 'EXP110', 'EXP111'];

export interface ExpandOptions {
  /** Who is meant, in messages; `ApplicationSet "<name>"` unless given. */
  readonly subject?: string;
  /** Shared between sets, so that each repository is opened once. */
  readonly repositories?: Repositories;
}

/** A generator's template and the set's patch, compiled. */
interface SetPlan {
  readonly template: Fields;
  readonly plan: Plan;
  readonly patch?: Plan;
  readonly renderer: Renderer;
  readonly where: string;
}

const FINALIZER = 'resources-finalizer.argocd.argoproj.io';

/** Never throws for what a user wrote: faults are in `diagnostics`, with the generator and the parameter set. */
export function expandApplicationSet(applicationSet: Fields, world: World = {}, options: ExpandOptions = {}): Expansion {
  const metadata = asMap(applicationSet.metadata);
  const name = typeof metadata.name === 'string' ? metadata.name : '';
  const namespace = typeof metadata.namespace === 'string' ? metadata.namespace : undefined;
  const run = new Run(asMap(applicationSet.spec), namespace, options.subject ?? `ApplicationSet "${name}"`);
  run.all(world, options.repositories ?? new Repositories(world));
  const { applications, unknown, diagnostics, leftOut } = run;
  return { name, namespace, applications, unknown, diagnostics, isRefused: diagnostics.some(({ code }) => !PASSED_OVER.includes(code)), leftOut };
}

class Run {
  public readonly unknown: Unknown[] = [];
  public readonly diagnostics: Diagnostic[] = [];
  public readonly leftOut: string[] = [];
  private made: ExpandedApplication[] = [];

  public constructor(private readonly spec: Fields, private readonly namespace: string | undefined, private readonly subject: string) {}

  public get applications(): readonly ExpandedApplication[] {
    return this.made;
  }

  public all(world: World, repositories: Repositories): void {
    this.guarded(undefined, () => {
      const options = asList(this.spec.goTemplateOptions).map((option) => asText(option, 'spec.goTemplateOptions'));
      if (this.spec.goTemplate === true) {
        parseOptions(options, 'spec.goTemplateOptions');
      }
      const renderer = new Renderer(this.spec.goTemplate === true, options);
      const project = asText(asMap(asMap(this.spec.template).spec).project, 'spec.template.spec.project');
      if (!Array.isArray(this.spec.generators)) {
        fail(this.spec.generators === undefined ? 'EXP111' : 'EXP101', 'spec.generators', 'it is no list', 'write a list of generators');
      }
      asList(this.spec.generators).forEach((entry, index) =>
        this.entry(asMap(entry), { world, repositories, renderer, project, where: `spec.generators[${index}]` }));
      this.leaveOutDuplicates();
    });
  }

  /** Several generators in one entry run on their own; but one fault stops them all. */
  private entry(entry: Fields, scope: Scope): void {
    this.guarded(undefined, () => {
      const kinds = kindsOf(entry);
      if (kinds.length === 0) {
        fail('EXP111', scope.where, 'it holds no generator that Argo CD knows, and is passed over', `use one of ${GENERATOR_KINDS.join(', ')}`);
      }
      const results = kinds.map((kind) => ({ kind, ...generate(entry, kind, scope, 0) }));
      for (const { kind, params, unknown } of results) {
        checkCount(this.made.length + params.length, scope.where);
        this.unknown.push(...unknown);
        this.render(asMap(entry[kind]).template, params, { ...scope, where: `${scope.where}.${kind}` });
      }
    });
  }

  private render(own: unknown, sets: readonly ParamSet[], { renderer, where }: Scope): void {
    const fault = { code: 'EXP106', where: `${where} template` };
    const template = decode('Template', overrideTemplate(own, asMap(this.spec.template)), fault) as Fields;
    const plan = renderer.compile(template);
    const patch = typeof this.spec.templatePatch === 'string' ? renderer.compile(this.spec.templatePatch) : undefined;
    for (const params of sets) {
      if (this.isHopeless()) {
        break;
      }
      this.guarded(describeParams(params), () => {
        this.made.push(this.application({ template, plan, patch, renderer, where }, params));
      }, where);
    }
  }

  /** One template that takes too long is enough, and nobody reads a hundred faults: the time for a bad set is bounded. */
  private isHopeless(): boolean {
    return this.diagnostics.length >= MOST_FAULTS || this.diagnostics.some(({ code }) => code === 'TPL103');
  }

  private application({ template, plan, patch, renderer, where }: SetPlan, params: ParamSet): ExpandedApplication {
    const view = renderer.view(params);
    // Without a single parameter, templates are left as they are, and no finalizer is added.
    const rendered = params.entries.size === 0 ? template : this.finalized(decode('Template', plan(view), { code: 'EXP106', where }) as Fields);
    const application = patch === undefined ? rendered : applyPatch(rendered, patch(view) as string, where);
    const { name, namespace: _, ...metadata } = asMap(application.metadata);
    const place = this.namespace === undefined ? {} : { namespace: this.namespace };
    const manifest = {
      apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata: { name: name ?? '', ...place, ...metadata }, spec: application.spec,
    };
    return { name: asText(name, where), manifest, generator: where, params: toData(params) };
  }

  private finalized(application: Fields): Fields {
    const metadata = asMap(application.metadata);
    const isPreserved = asMap(this.spec.syncPolicy).preserveResourcesOnDeletion === true;
    const isLeft = isPreserved || asList(metadata.finalizers).length > 0;
    return isLeft ? application : { ...application, metadata: { ...metadata, finalizers: [FINALIZER] } };
  }

  /** The controller leaves out every Application of such a name, not only the second (validateGeneratedApplications). */
  private leaveOutDuplicates(): void {
    const byName = new Map<string, ExpandedApplication[]>();
    this.made.forEach((one) => byName.set(one.name, [...byName.get(one.name) ?? [], one]));
    for (const [name, same] of byName) {
      const { generator } = same[0];
      if (same.length > 1) {
        this.leftOut.push(name);
        this.add('EXP108', `${generator}`, `${same.length} Applications are named "${name}", the second for ${JSON.stringify(same[1].params)}`,
          'put a parameter that tells them apart into the name');
      } else if (!isDnsSubdomain(name)) {
        this.add('EXP110', `${generator}`, `"${name}" is not the name of an Application, for ${JSON.stringify(same[0].params)}`,
          'use lower-case letters, digits, "-" and ".": with goTemplate, {{ normalize }} makes them');
      }
    }
    this.made = this.made.filter(({ name }) => byName.get(name)!.length === 1);
  }

  private add(code: string, where: string, message: string, fix: string): void {
    this.diagnostics.push({ code, subject: `${this.subject} ${where}`, message, fix });
  }

  private guarded(params: string | undefined, action: () => void, where?: string): void {
    try {
      action();
    } catch (error) {
      if (error instanceof RangeError) {
        this.add('EXP109', where ?? 'spec', 'it is nested too deeply', 'make it flatter');
        return;
      }
      if (!isGitOpsError(error)) {
        throw error;
      }
      for (const { code, subject, message, fix } of error.diagnostics) {
        const place = subject.startsWith('spec.') ? subject : where ?? 'spec';
        this.add(code, place, params === undefined ? message : `${message}, for ${params}`, fix);
      }
    }
  }
}

