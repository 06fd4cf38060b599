/**
 * What one execution may cost. Go has no such limits but the depth of template calls (100,000, more than a
 * JavaScript stack holds); a preview must come back for every input, so each of them ends in an error.
 */
export const LIMITS = {
  /** One step is a node, a function call, a list element made, or `CHARS_PER_STEP` characters made. */
  steps: 1_000_000,
  /** The longest string, and the longest output, in UTF-16 units. Kubernetes takes objects of 1.5 MB. */
  text: 8 * 1024 * 1024,
  /** Nested blocks and parentheses in one template text. */
  nesting: 400,
  /** Nested blocks and template calls while executing. */
  depth: 1500,
} as const;

const CHARS_PER_STEP = 16;

/** An execution that costs too much. The executor adds the position. */
export class LimitError extends Error {}

/** A function whose result is another one each time. The executor adds the position. */
export class VolatileError extends Error {}

class Budget {
  private left: number = LIMITS.steps;

  public spend(steps: number): void {
    this.left -= steps;
    if (this.left < 0) {
      throw new LimitError(`takes more than ${LIMITS.steps} steps`);
    }
  }
}

let active = new Budget();

/** Runs `action` with a budget of its own. Executions are synchronous, so one variable holds the current one. */
export function withBudget<T>(action: () => T): T {
  const outer = active;
  active = new Budget();
  try {
    return action();
  } finally {
    active = outer;
  }
}

/** Charges for work done, or about to be done. */
export function spend(steps: number): void {
  active.spend(steps);
}

/** Charges for a text of `length` about to be made; a text that is too long is never made. */
export function spendText(length: number): void {
  checkText(length);
  active.spend(length / CHARS_PER_STEP);
}

/** Charges for `added` characters at the end of a text that then has `total`. */
export function spendAdded(added: number, total: number): void {
  checkText(total);
  active.spend(added / CHARS_PER_STEP);
}

function checkText(length: number): void {
  if (!(length <= LIMITS.text)) {
    throw new LimitError(`makes a text of more than ${LIMITS.text} characters`);
  }
}
