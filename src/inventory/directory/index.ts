export type { FileFault } from './file-fault';
export { type DirectoryContent, type DirectoryOptions, MAX_MANIFEST_SIZE, readDirectory } from './read-directory';
