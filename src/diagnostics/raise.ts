/**
 * The one place where errors of users are thrown. Node prints the line of code that threw what nobody caught; this one, in a small
 * file of its own, at least does no harm to who reads the message below.
 */
export function raise(error: Error): never {
  throw error;
}
