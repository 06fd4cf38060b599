/** What a program decided about checks, kept by its app. */
import { IConstruct } from 'constructs';
import { CheckSettings, Severity, SeverityChoice, Suppression } from './engine';
import { InventoryObject } from '../inventory';

interface Decisions {
  readonly suppressions: Suppression[];
  readonly severities: SeverityChoice[];
}

const decisions = new WeakMap<IConstruct, Decisions>();

/** Findings of a code below `scope` are meant. */
export function decideSuppression(scope: IConstruct, code: string, reason: string): void {
  decisionsOf(scope).suppressions.push({ code, reason, subject: scope.node.path || ROOT, matches: (object) => isBelow(object, scope) });
}

/** Findings of a code below `scope` are of that severity. */
export function decideSeverity(scope: IConstruct, code: string, severity: Severity): void {
  decisionsOf(scope).severities.push({ code, severity, subject: scope.node.path || ROOT, matches: (object) => isBelow(object, scope) });
}

/** Everything that was decided in an app; what is nearer to an object comes later. */
export function settingsOf(app: IConstruct): CheckSettings {
  const { suppressions, severities } = decisionsOf(app);
  const depth = ({ subject }: SeverityChoice) => (subject === ROOT ? 0 : subject.split('/').length);
  return { suppressions, severities: [...severities].sort((a, b) => depth(a) - depth(b)) };
}

const ROOT = 'App';

function decisionsOf(scope: IConstruct): Decisions {
  const { root } = scope.node;
  const found = decisions.get(root) ?? { suppressions: [], severities: [] };
  decisions.set(root, found);
  return found;
}

function isBelow({ origin: { construct } }: InventoryObject, scope: IConstruct): boolean {
  const { path } = scope.node;
  return construct !== undefined && (path === '' || construct === path || construct.startsWith(`${path}/`));
}
