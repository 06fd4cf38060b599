/**
 * The structs of cdk8s that ours extend, in the words of signatures.generated.ts: without them, a misspelled property of ours could
 * not be told from one of theirs. A test holds them against the description that cdk8s comes with.
 */
export const FOREIGN_STRUCTS: Readonly<Record<string, string>> = {
  AppProps: 'outdir?:string;outputFileExtension?:string;yamlOutputType?:any;recordConstructMetadata?:boolean;resolvers?:any',
  ChartProps: 'namespace?:string;labels?:any;disableResourceNameHashes?:boolean',
};
