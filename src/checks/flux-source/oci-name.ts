import { oncePerSubject, textOf } from '../engine';

/**
 * The address of an image or artifact as go-containerregistry takes it apart (pkg/name): a first part with a dot or a
 * colon is the registry, the rest the repository.
 */
export interface OciName {
  readonly repository: string;
  /** What is written behind the repository: `:1.2.3`, `@sha256:…`. */
  readonly suffix: string;
}

export function parseOciName(address: string): OciName {
  const slash = address.indexOf('/');
  const hasRegistry = slash > 0 && /[.:]|^localhost$/.test(address.slice(0, slash));
  const rest = hasRegistry ? address.slice(slash + 1) : address;
  const [repository] = /^[^:@]*/.exec(rest)!;
  return { repository, suffix: rest.slice(repository.length) };
}

/** The name that the url of an OCIRepository holds; undefined where it is no such url, or not known yet. */
export const ociNameOf = oncePerSubject(({ spec }): OciName | undefined => {
  const url = textOf(spec.url);
  return url?.startsWith('oci://') === true ? parseOciName(url.slice('oci://'.length)) : undefined;
});

/** `repositoryChars` of go-containerregistry pkg/name/repository.go. */
export function isRepositoryName(repository: string): boolean {
  return /^[a-z0-9_\-./]{2,255}$/.test(repository);
}
