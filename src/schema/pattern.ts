import { RE2JS } from 're2js';
import { InternedPattern } from './interned';

/** Where the time and the stack of a backtracking match could grow with what somebody wrote. */
const LONG = 1000;

/** A pattern of a CRD. Short texts go through the equal expression of JavaScript, which is faster to load and to run. */
export class Pattern {
  /** As the CRD writes it. */
  public readonly text: string;
  private readonly expression: RegExp;
  private re2: RE2JS | undefined;

  public constructor([text, js]: InternedPattern) {
    this.text = text;
    this.expression = new RegExp(js, 'u');
  }

  public matches(value: string): boolean {
    if (value.length <= LONG) {
      return this.expression.test(value);
    }
    return (this.re2 ??= RE2JS.compile(this.text)).matcher(value).find();
  }
}
