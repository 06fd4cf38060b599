import { EXPANSION_CODES, expandApplicationSet, FASTTEMPLATE_CODES, Repositories, TEMPLATE_CODES, World } from '../applicationset';
import { CodeTable, Diagnostic } from '../diagnostics';
import { Path } from '../text';
import { Fields, InventoryObject } from './inventory-object';

/** An Application that an ApplicationSet will make, as far as it can be known now. */
export interface ExpandedApplication {
  readonly manifest: Fields;
  /** `generators[0].list`, and the parameters that it gave. */
  readonly madeBy: string;
}

export interface ExpandedSet {
  readonly applications: readonly ExpandedApplication[];
  /** Why the controller would make none, or not all. */
  readonly diagnostics: readonly ExpansionFault[];
}

/** What the controller would say, and where it says it from. */
export interface ExpansionFault extends Diagnostic {
  readonly path: Path;
}

/** Codes of its diagnostics. Made when asked for: the interpreters are a large part of the library, and few need them. */
export function expanderCodes(): CodeTable {
  return { ...EXPANSION_CODES, ...TEMPLATE_CODES, ...FASTTEMPLATE_CODES };
}

const MOST_CHARACTERS = 80;

/** Expands the ApplicationSets of one inventory; repositories are read once. */
export class Expander {
  private repositories?: Repositories;

  public constructor(private readonly world: World = {}) {}

  public expand(object: InventoryObject): ExpandedSet {
    this.repositories ??= new Repositories(this.world);
    const options = { subject: object.origin.subject, repositories: this.repositories };
    const { applications, diagnostics } = expandApplicationSet(object.manifest, this.world, options);
    return {
      diagnostics: diagnostics.map((diagnostic) => ({ ...diagnostic, path: placeOf(diagnostic) })),
      applications: applications.map(({ manifest, generator, params }) => ({ manifest, madeBy: `${generator} with ${shortened(JSON.stringify(params))}` })),
    };
  }
}

/** Names of Applications that no cluster takes, or that come twice. */
const ABOUT_NAMES: readonly string[] = ['EXP108', 'EXP110'];

/** A diagnostic ends its subject with the place, such as `spec.generators[0].list`. */
function placeOf({ code, subject }: Diagnostic): Path {
  if (ABOUT_NAMES.includes(code)) {
    return ['spec', 'template', 'metadata', 'name'];
  }
  const place = subject.split(' ').find((word) => /^spec[.[]/.test(word)) ?? 'spec';
  return [...place.matchAll(/[^.[\]]+/g)].map(([part]) => (/^\d+$/.test(part) ? Number(part) : part));
}

function shortened(text: string): string {
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;
}
