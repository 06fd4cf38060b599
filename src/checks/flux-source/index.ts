import { Check } from '../engine';
import { ociUrlOfDefaultType } from './flx250-oci-url-of-default-type';
import { webUrlOfOciType } from './flx251-web-url-of-oci-type';
import { tagInOciUrl } from './flx252-tag-in-oci-url';
import { invalidRepositoryName } from './flx253-oci-repository-name';
import { invalidDigest } from './flx254-digest';
import { invalidSemver } from './flx255-semver-range';
import { invalidSemverFilter } from './flx256-semver-filter';
import { unusedSemverFilter } from './flx257-unused-semver-filter';
import { ignoredRef } from './flx258-ignored-ref';
import { shortRefName } from './flx259-ref-name';
import { shortCommit } from './flx260-short-commit';
import { prefixedRef } from './flx261-ref-prefix';
import { sshWithoutKey } from './flx262-ssh-without-key';
import { scpUrl } from './flx263-scp-url';
import { githubWithoutApp } from './flx264-github-without-app';
import { tagVerifiedWithoutTag } from './flx265-tag-verified-without-tag';
import { endpointWithScheme } from './flx267-endpoint-with-scheme';
import { ociFieldOfDefaultType } from './flx268-oci-field-of-default-type';
import { invalidSparsePath } from './flx269-sparse-path';
import { notationWithoutSecret } from './flx270-notation-without-secret';
import { invalidIdentityPattern } from './flx271-identity-pattern';
import { ignoredIdentity } from './flx272-ignored-identity';
import { indexInUrl } from './flx273-index-in-url';
import { pageUrl } from './flx274-page-url';
import { intervalOfZero } from './flx275-interval-of-zero';

export const FLUX_SOURCE_CHECKS: readonly Check[] = [
  ociUrlOfDefaultType,
  webUrlOfOciType,
  tagInOciUrl,
  invalidRepositoryName,
  invalidDigest,
  invalidSemver,
  invalidSemverFilter,
  unusedSemverFilter,
  ignoredRef,
  shortRefName,
  shortCommit,
  prefixedRef,
  sshWithoutKey,
  scpUrl,
  githubWithoutApp,
  tagVerifiedWithoutTag,
  endpointWithScheme,
  ociFieldOfDefaultType,
  invalidSparsePath,
  notationWithoutSecret,
  invalidIdentityPattern,
  ignoredIdentity,
  indexInUrl,
  pageUrl,
  intervalOfZero,
];
