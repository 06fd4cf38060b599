export * from './files';
export * from './json-pointer';
export * from './names';
export * from './version-range';
export * from './yaml';
