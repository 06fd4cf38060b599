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
