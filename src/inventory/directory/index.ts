export type { FileFault } from './file-fault';
export { inMemoryLayout, type MemoryContent, type MemoryOutput } from './memory-layout';
export { type DirectoryContent, type DirectoryOptions, MAX_MANIFEST_SIZE, readDirectory } from './read-directory';
