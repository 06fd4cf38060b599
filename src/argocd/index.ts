export * from './l1/index.generated';
