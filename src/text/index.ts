export type { LineComment } from './emit';
export * from './files';
export * from './glob';
export * from './json-pointer';
export * from './names';
export * from './utf8';
export * from './version-range';
export * from './yaml';
export * from './yaml-tree';
