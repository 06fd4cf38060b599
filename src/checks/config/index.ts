export * from './config';
export * from './config-file';
export * from './find-config';
export * from './target-version';
