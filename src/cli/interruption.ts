/** Work that a signal must not cut in half, such as a plaintext that has to be wiped. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const;

/**
 * Runs to the end whatever signals come. A program that is waited for gets those of the terminal as well, so
 * an interrupted editor ends, and what stands behind it here is still done.
 */
export function uninterrupted<T>(run: () => T): T {
  const held = (): void => {};
  // Windows knows no SIGQUIT, and Node refuses to listen for it there.
  const signals = SIGNALS.filter((signal) => process.platform !== 'win32' || signal !== 'SIGQUIT');
  signals.forEach((signal) => process.on(signal, held));
  try {
    return run();
  } finally {
    signals.forEach((signal) => process.off(signal, held));
  }
}
