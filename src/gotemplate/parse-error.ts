/** A fault in the template text, in Go's words. */
export class ParseError extends Error {}

/** A text that is nested deeper than we follow; Go would. */
export class NestingError extends ParseError {}
