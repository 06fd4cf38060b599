import { checkCall } from '../calls/check-call';
import { Expander, Inventory, readDirectory } from '../inventory';
import { formatPath } from '../text';
import { findingOf } from './check-directory';
import { checkInventory, CheckResult } from './check-inventory';
import { askedTarget, newest } from './config';
import { Finding } from './engine';
import { ruleFacts } from './rule-facts';

/** What cdk8s-cli hands to a plugin (`cdk8s-cli/lib/plugins/validation.d.ts`), as far as it is used here. */
interface PluginContext {
  readonly manifests: readonly string[];
  readonly report: {
    addViolation(violation: Violation): void;
    submit(status: 'success' | 'failure', metadata?: { readonly [key: string]: string }): void;
  };
}

interface Violation {
  readonly ruleName: string;
  readonly recommendation: string;
  readonly fix: string;
  readonly violatingResources: readonly {
    readonly resourceName: string;
    readonly locations: readonly string[];
    readonly manifestPath: string;
  }[];
}

/** `properties:` of the validation in `cdk8s.yaml`. */
export interface GitOpsValidationProps {
  /**
   * Minor version of Argo CD in the cluster, such as `3.5`.
   *
   * @default - the newest
   */
  readonly argocd?: string;

  /**
   * Minor version of Flux in the cluster, such as `2.9`.
   *
   * @default - the newest
   */
  readonly flux?: string;
}

/**
 * Every check, as a validation plugin of cdk8s-cli, which runs it after `cdk8s synth`:
 *
 * ```yaml
 * validations:
 *   - package: ./node_modules/cdk8s-gitops
 *     version: 0.0.0
 *     class: GitOpsValidation
 *     properties: { argocd: "3.5", flux: "2.9" }
 * ```
 *
 * Errors fail the report; warnings are listed in a report that succeeds.
 */
export class GitOpsValidation {
  public constructor(private readonly props: GitOpsValidationProps = {}) {
    checkCall('GitOpsValidation', [props]);
  }

  /** Called by cdk8s-cli. */
  public async validate(context: any): Promise<void> {
    const { manifests, report } = context as PluginContext;
    const target = { argocd: newest('argocd'), flux: newest('flux'), ...askedTarget(this.props, (product) => `GitOpsValidation ${product}`) };
    const { objects, faults: found } = readDirectory(manifests, {});
    const result = checkInventory(new Inventory(objects), { targetOf: () => target, expander: new Expander(), found: found.map(findingOf) });
    violationsOf(result).forEach((violation) => report.addViolation(violation));
    const errors = [...result.findings, ...result.faults].filter(({ severity }) => severity === 'error');
    report.submit(errors.length > 0 ? 'failure' : 'success', { argocd: target.argocd, flux: target.flux, objects: String(objects.length) });
  }
}

/** One row for each code and cure. */
function violationsOf({ findings, faults }: CheckResult): Violation[] {
  const rows = new Map<string, Finding[]>();
  findings.forEach((finding) => rows.set(`${finding.code} ${finding.fix}`, [...rows.get(`${finding.code} ${finding.fix}`) ?? [], finding]));
  return [
    ...[...rows.values()].map((same) => ({
      ruleName: `${same[0].code} (${same[0].severity})`,
      recommendation: ruleFacts(same[0].code).title,
      fix: same[0].fix,
      violatingResources: same.map(({ object, path, message }) => (
        { resourceName: object.name, locations: [`${formatPath(path)}: ${message}`], manifestPath: object.origin.subject })),
    })),
    ...faults.map(({ code, severity, message, fix, subject }) => (
      { ruleName: `${code} (${severity})`, recommendation: message, fix, violatingResources: [{ resourceName: subject, locations: [], manifestPath: subject }] })),
  ];
}
