/** Where a command writes. Results go to `out`; what is said about them goes to `err`, so that a pipe holds results only. */
export interface Terminal {
  /** Whether `out` shows colours. */
  readonly hasColours: boolean;
  /** Text, or the bytes of a file that need not be text. */
  out(text: string | Uint8Array): void;
  err(text: string): void;
}

const STYLES = { red: '31;1', green: '32', yellow: '33', bold: '1', blue: '34;1' } as const;

export function styled(terminal: Terminal, style: keyof typeof STYLES, text: string): string {
  return terminal.hasColours ? `\u001b[${STYLES[style]}m${text}\u001b[0m` : text;
}
