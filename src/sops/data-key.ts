/** The data key of a file: taken from its metadata with private keys, and sealed for recipients. */
import { openAgeText, sealAgeText } from './age/age';
import { AgeFault } from './age/fault';
import { isPrivateKey, tryParseX25519Recipient } from './age/x25519';
import { DATA_KEY_LENGTH } from './cipher';
import { Identities } from './identities';
import type { SopsKeyType, SopsMetadata, SopsRecipient } from './metadata';
import { splitSecret, tryCombineShares } from './shamir';
import { entry, leaf, map } from './tree';
import { fail } from '../diagnostics';
import { formatChoices } from '../text';

/** Somebody whom a file is to be encrypted for. */
export interface RecipientName {
  readonly type: SopsKeyType;
  readonly id: string;
}

/** Finds the data key, or says why no given key opens the file. */
export function findDataKey(metadata: SopsMetadata, identities: Identities, subject: string): Buffer {
  const { groups } = metadata;
  const parts = groups.map((group) => tryOpenGroup(group, identities, subject)).filter((part) => part !== undefined);
  const needed = groups.length === 1 ? 1 : metadata.shamirThreshold || groups.length;
  if (parts.length < needed) {
    refuse(metadata, identities, parts.length, needed, subject);
  }
  const key = groups.length === 1 ? parts[0] : tryCombineShares(parts);
  if (key?.length !== DATA_KEY_LENGTH) {
    fail('SEC202', subject, 'the data key is damaged', 'restore the metadata from the last good version of the file');
  }
  return key;
}

function tryOpenGroup(group: readonly SopsRecipient[], identities: Identities, subject: string): Buffer | undefined {
  for (const recipient of group.filter(({ type }) => type === 'age')) {
    try {
      return openAgeText(recipient.enc, identities.keys);
    } catch (error) {
      if (!(error instanceof AgeFault)) {
        throw error;
      }
      // The file says that it is for one of our keys, so that the key does not fit means damage.
      const ours = identities.keys.some((key) => key.recipient === recipient.id);
      if (error.kind !== 'no-match' || ours) {
        fail('SEC202', subject, `the data key for "${recipient.id}" is damaged: ${error.message}`, 'restore the metadata from the last good version of the file');
      }
    }
  }
  return undefined;
}

function refuse({ groups }: SopsMetadata, identities: Identities, opened: number, needed: number, subject: string): never {
  const recipients = groups.flat();
  const ids = recipients.filter(({ type }) => type === 'age').map(({ id }) => id);
  const others = [...new Set(recipients.map(({ type }) => type).filter((type) => type !== 'age'))];
  const groupsText = groups.length > 1 ? ` in enough key groups (${opened} of ${needed})` : '';
  if (ids.length === 0 || identities.unsupported.length > 0) {
    const what = ids.length === 0
      ? `the data key is encrypted for ${formatChoices(others)} only`
      : `none of the given keys opens the file, and ${identities.unsupported.join(', ')} cannot be used here`;
    fail('SEC207', subject, what, 'use sops itself for this file: it can ask PGP, cloud services, SSH keys and age plugins');
  }
  const given = identities.keys.length === 0 ? 'no private age key is given, and the file needs one of' : `no private age key matches${groupsText} the recipients`;
  fail('SEC201', subject, `${given} ${formatChoices(ids)}`,
    'set SOPS_AGE_KEY_FILE to the file with your key, or have your public key added to .sops.yaml and the file run through "sops updatekeys"');
}

/** Seals a data key for groups of recipients; `known` are entries that hold the same key already and are kept. */
export function sealDataKey(
  key: Buffer,
  groups: readonly (readonly RecipientName[])[],
  threshold: number,
  subject: string,
  known: readonly SopsRecipient[] = [],
): SopsRecipient[][] {
  if (groups.length === 0 || groups.some((group) => group.length === 0)) {
    fail('SEC209', subject, groups.length === 0 ? 'no recipients' : 'a key group without recipients', 'name at least one age recipient in every key group');
  }
  const parts = groups.length === 1 ? [key] : splitSecret(key, groups.length, threshold || groups.length);
  const tryKnown = (name: RecipientName): SopsRecipient | undefined => known.find(({ type, id }) => type === name.type && id === name.id);
  return groups.map((group, index) => group.map((name) => tryKnown(name) ?? sealFor(name, parts[index], subject)));
}

function sealFor({ type, id }: RecipientName, part: Buffer, subject: string): SopsRecipient {
  const publicKey = type === 'age' ? tryParseX25519Recipient(id) : undefined;
  if (publicKey === undefined) {
    refusePrivateKey(id, subject);
    const needsSops = type !== 'age' || /^(?:ssh-|age1[a-z0-9]+1)/.test(id);
    fail('SEC209', subject, needsSops ? `the ${type} recipient "${id}" needs sops itself` : `"${id}" is no age recipient`,
      needsSops ? 'encrypt with "sops encrypt", which can ask PGP, cloud services, SSH keys and age plugins' : 'name a public key such as "age1…", as "age-keygen -y" prints it');
  }
  const enc = sealAgeText(part, [publicKey]);
  return { type, id, enc, fields: map([entry('enc', leaf(enc)), entry('recipient', leaf(id))]) };
}

/** Whoever mixes the two up must not find the private one in a log. */
function refusePrivateKey(id: string, subject: string): void {
  if (isPrivateKey(id)) {
    fail('SEC209', subject, 'a private age key stands where a public one belongs', 'name the public key, which begins with "age1", and make a new pair where others have seen the private one');
  }
}
