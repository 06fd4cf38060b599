export type { SchemaTarget } from '../schema';
export * from './catalogue';
export * from './check-inventory';
export * from './checks';
export * from './codes';
export type { Check, CheckSettings, Finding, FleetCheck, ObjectCheck, Severity, SeverityChoice, Suppression } from './engine';
export { toDiagnostic } from './engine';
export type { SettingsFault } from './settings-faults';
export * from './warnings';
