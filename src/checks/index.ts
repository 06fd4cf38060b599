export type { SchemaTarget } from '../schema';
export * from './schema';
