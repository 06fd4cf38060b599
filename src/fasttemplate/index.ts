export * from './fasttemplate';
