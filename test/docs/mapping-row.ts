/**
 * The engine mapping table: one intent a row, and what each engine gets for it. `tools/docs.ts` makes
 * `docs/mapping.md` of it, and `mapping.test.ts` a test of every row.
 */

/** What one engine makes of an intent. */
export interface Outcome {
  /** `Kind field.path`, `Kind/name field.path` or `file path` and the value there; undefined for "is not there". */
  readonly has?: Readonly<Record<string, unknown>>;
  /** The engine needs nothing for it: the output is the same without these properties. */
  readonly same?: true;
  /** The code of the error, where the engine cannot. Its cure stands in the table, as the program prints it. */
  readonly refuses?: string;
  /** What a reader should know besides. */
  readonly note?: string;
}

export interface MappingRow {
  readonly section: string;
  readonly intent: string;
  /** Properties of a HelmApp, or of an EnvironmentSet. */
  readonly write: string;
  readonly set?: boolean;
  /** Further properties of GitOpsApp. */
  readonly app?: string;
  /** Statements before the construct. */
  readonly before?: string;
  readonly argocd: Outcome;
  readonly flux: Outcome;
}
