/** A user, or a user with a password, in an address; in one of SSH, where a user has to be, the password. */
const CREDENTIALS = /^(?:((?:https?|oci):\/\/)[^/]*@|(ssh:\/\/)[^/]*:[^/]*@)/i;

/** Whether an address has credentials in it. */
export function hasCredentials(url: string): boolean {
  return CREDENTIALS.test(url);
}

/** The address without them, for messages. */
export function withoutCredentials(url: string): string {
  return url.replace(CREDENTIALS, (_, web?: string, ssh?: string) => `${web ?? ssh}…@`);
}
