export * from './codes';
export * from './fasttemplate';
