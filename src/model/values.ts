import { GitIntent } from './source';

/** What a values layer is, before an engine says how it gets to the chart. */
export type ValuesLayer =
  | InlineLayer
  | ChartFileLayer
  | GitFileLayer
  | LocalFileLayer
  | ObjectKeyLayer
  | SopsLayer;

/** Values written in the program: plain data, and what stands for a text until it is written. */
export interface InlineLayer {
  readonly kind: 'inline';
  readonly values: Readonly<Record<string, unknown>>;
}

/** A file inside the chart, by its path from the chart's directory. */
export interface ChartFileLayer {
  readonly kind: 'chart-file';
  readonly path: string;
  readonly optional: boolean;
}

/** A file of a Git repository, by its path from the repository's root. */
export interface GitFileLayer {
  readonly kind: 'git-file';
  readonly git: GitIntent;
  readonly path: string;
  readonly optional: boolean;
}

/** A file beside the program: its text is taken over as it is. */
export interface LocalFileLayer {
  readonly kind: 'local-file';
  readonly path: string;
  readonly text: string;
}

/** A key of a ConfigMap or a Secret that is in the cluster. */
export interface ObjectKeyLayer {
  readonly kind: 'config-map' | 'secret';
  readonly name: string;
  readonly key: string;
  /** Where a single value goes; without it the key holds a whole values file. */
  readonly targetPath?: string;
  /** Whether that value stays text; undefined where the engine may choose. */
  readonly literal?: boolean;
  readonly optional: boolean;
}

/** A SOPS-encrypted values file: ciphertext, byte for byte. */
export interface SopsLayer {
  readonly kind: 'sops';
  /** Construct path, for messages. */
  readonly subject: string;
  /** Names the Secret and the file it is copied to. */
  readonly name: string;
  readonly sourcePath: string;
  readonly bytes: Uint8Array;
  /** File extension with its dot; decides how the engine decrypts. */
  readonly extension: string;
}

/** A single value with the highest precedence. */
export interface ParameterIntent {
  readonly name: string;
  readonly value: string;
  readonly forceString: boolean;
}
