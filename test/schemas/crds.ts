/** A small CRD as upstream would write it. */
export interface SmallCrd {
  readonly kind?: string;
  readonly versions: Readonly<Record<string, SmallVersion>>;
}

export interface SmallVersion {
  readonly spec: object;
  readonly storage?: boolean;
  readonly deprecated?: boolean;
}

/** JSON is YAML, so a test can write its CRD as data. */
export function crdText({ kind = 'Widget', versions }: SmallCrd): string {
  return JSON.stringify({
    spec: {
      group: 'example.io',
      scope: 'Namespaced',
      names: { kind, plural: `${kind.toLowerCase()}s` },
      versions: Object.entries(versions).map(([name, { spec, storage = true, deprecated }]) => ({
        name, served: true, storage, deprecated, schema: { openAPIV3Schema: rootSchema(spec) },
      })),
    },
  });
}

function rootSchema(spec: object): object {
  return {
    description: 'prose of upstream',
    type: 'object',
    properties: {
      apiVersion: { type: 'string', description: 'prose of upstream' },
      kind: { type: 'string' },
      metadata: { type: 'object' },
      spec: { type: 'object', ...spec },
      status: { type: 'object', properties: { ready: { type: 'boolean' } } },
    },
  };
}
