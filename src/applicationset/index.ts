export * from './cluster-secret';
export * from './codes';
export * from './expand';
export { Unknown } from './generated';
export { Repositories } from './repository';
export * from './summary';
export * from './world';
export * from './world-file';
