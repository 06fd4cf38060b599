export * from './cluster-secret';
export * from './codes';
export * from './expand';
export { Unknown } from './generated';
export { openCommit, tryFindClone } from './git-commit';
export { Repositories, RepositoryContent } from './repository';
export * from './summary';
export * from './world';
export * from './world-file';
