import { IConstruct } from 'constructs';

/** Asks every validation of the app, once, and reports all errors in the words of cdk8s (`cdk8s/lib/app.js`). */
export function throwInvalid(app: IConstruct): void {
  const errors: string[] = [];
  for (const { node } of app.node.findAll()) {
    for (const error of node.validate()) {
      errors.push(`[${node.path}] ${error}`);
    }
  }
  if (errors.length > 0) {
    throw new Error(`Validation failed with the following errors:\n  ${errors.join('\n  ')}`);
  }
}

/**
 * Whether a construct has no validations, which it keeps to itself. In most apps none has any: then the tree need not be walked
 * only to ask them.
 */
export function asksNothing({ node }: IConstruct): boolean {
  const validations: unknown = Reflect.get(node, '_validations');
  // Asked all the same: it throws for methods that `constructs` calls no more.
  return Array.isArray(validations) && validations.length === 0 && node.validate().length === 0;
}
