/** Whether a web address carries a user or a password, which is a secret either way: tokens stand in both places. */
export function hasCredentials(url: string): boolean {
  return /^https?:\/\/[^/@]+@/i.test(url);
}

/** The address without them, for messages. */
export function withoutCredentials(url: string): string {
  return url.replace(/^(https?:\/\/)[^/@]+@/i, '$1…@');
}
