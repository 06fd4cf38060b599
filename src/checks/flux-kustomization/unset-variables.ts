import { InventoryObject } from '../../inventory';
import { Path, tryNearest } from '../../text';
import { FleetContext } from '../engine';
import { needsValue } from './envsubst';
import { isSubstituting, substitutedIn, substitutedTexts } from './variables';

export interface UnsetVariable {
  readonly object: InventoryObject;
  readonly path: Path;
  readonly message: string;
  readonly fix?: string;
}

/** Variables that have neither a value nor a default, each said once an object. */
export function unsetVariables({ inventory }: FleetContext): UnsetVariable[] {
  const said = new Set<string>();
  const known = substitutedIn(inventory).filter(({ variables }) => variables.isComplete && isSubstituting(variables));
  return known.filter(({ object }) => object.facts.isPartial !== true)
    .flatMap(({ object, applied, variables }) => substitutedTexts(object).flatMap(({ uses, path, fault }) => (fault === undefined ? uses : [])
      .filter((use) => needsValue(use) && !variables.names.has(use.name) && isFirst(said, `${object.origin.subject} ${use.name}`))
      .map(({ name, text }): UnsetVariable => {
        const nearest = tryNearest(name, [...variables.names]);
        const message = `"${text}" is substituted, and Kustomization "${applied.kustomization.name}" sets no "${name}"`;
        return { object, path, message, ...nearest === undefined ? {} : { fix: `write "${nearest}", or set "${name}" in \`postBuild\`` } };
      })));
}

function isFirst(said: Set<string>, key: string): boolean {
  const isNew = !said.has(key);
  said.add(key);
  return isNew;
}
