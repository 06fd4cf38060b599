/** The five formats of SOPS (cmd/sops/formats/formats.go). */
export type SopsFormat = 'yaml' | 'json' | 'dotenv' | 'ini' | 'binary';

const EXTENSIONS: readonly (readonly [string, SopsFormat])[] = [
  ['.yaml', 'yaml'],
  ['.yml', 'yaml'],
  ['.json', 'json'],
  ['.env', 'dotenv'],
  ['.ini', 'ini'],
];

/** What `sops` takes a file for, going by its name: what it does not know is binary. */
export function sopsFormatOfPath(path: string): SopsFormat {
  return EXTENSIONS.find(([extension]) => path.endsWith(extension))?.[1] ?? 'binary';
}

/**
 * What Flux takes an entry of `secretGenerator.files` for: it looks at the key left of `=`, not at the
 * file's name (`formatForPath` in kustomize-controller internal/decryptor/decryptor.go).
 */
export function sopsFormatOfKey(key: string): SopsFormat {
  return key.endsWith('.dockerconfigjson') ? 'json' : sopsFormatOfPath(key);
}

const MARKERS: Readonly<Record<SopsFormat, string>> = {
  yaml: 'mac: ENC[',
  json: '"mac": "ENC[',
  binary: '"mac": "ENC[',
  dotenv: 'sops_mac=ENC[',
  ini: '[sops]',
};

/** Flux leaves a file without this marker as it is, silently (`sopsFormatToMarkerBytes` in decryptor.go). */
export function hasSopsMarker(bytes: Buffer, format: SopsFormat): boolean {
  return bytes.includes(MARKERS[format]);
}
