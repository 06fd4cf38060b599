import { InternedRule } from '../../src/schema/interned';

/** A rule of upstream and what it means, in words: `"<the field>" <message>`. */
type RuleText = readonly [rule: string, field: string | undefined, message: string, fix: string];

const NAME_PATTERN = '^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$';
const COMMIT_STATUS_TYPES = ['github', 'gitlab', 'gitea', 'bitbucketserver', 'bitbucket', 'azuredevops'];

const ROWS: readonly RuleText[] = [
  [`has(self.pathPattern) && size(self.pathPattern) > 0 || self.artifacts.all(a, a.name.matches('${NAME_PATTERN}'))`, 'artifacts',
    'has a "name" that is no name of an object, which is allowed only together with "pathPattern"',
    'use lower-case letters, digits, "-" and "." in the names, or set "pathPattern"'],

  ['self.provider == \'aws\' || self.provider == \'generic\' || !has(self.sts)', 'sts',
    'works with provider "aws" or "generic" only', 'remove it, or change "provider"'],
  ['self.provider != \'aws\' || !has(self.sts) || self.sts.provider == \'aws\'', 'sts',
    'must have provider "aws" as the bucket has', 'set "sts.provider" to "aws"'],
  ['self.provider != \'generic\' || !has(self.sts) || self.sts.provider == \'ldap\'', 'sts',
    'must have provider "ldap" where the provider of the bucket is "generic"', 'set "sts.provider" to "ldap", or "provider" to "aws"'],
  ['!has(self.sts) || self.sts.provider != \'aws\' || !has(self.sts.secretRef)', 'sts',
    'has a "secretRef", which STS of "aws" does not take', 'remove "sts.secretRef"'],
  ['!has(self.sts) || self.sts.provider != \'aws\' || !has(self.sts.certSecretRef)', 'sts',
    'has a "certSecretRef", which STS of "aws" does not take', 'remove "sts.certSecretRef"'],
  ['self.provider != \'generic\' || !has(self.serviceAccountName)', 'serviceAccountName',
    'does not work with provider "generic", which logs in with static keys', 'set "provider" to the cloud of the bucket, or use "secretRef" instead'],
  ['!has(self.secretRef) || !has(self.serviceAccountName)', 'serviceAccountName',
    'and "secretRef" are both set: the bucket can log in one way only', 'keep one of them'],

  ['!has(self.serviceAccountName) || (has(self.provider) && (self.provider == \'azure\' || self.provider == \'aws\'))', 'serviceAccountName',
    'works with provider "aws" or "azure" only', 'remove it, or set "provider"'],
  ['!has(self.serviceAccountName) || (has(self.provider) && self.provider == \'azure\')', 'serviceAccountName',
    'works with provider "azure" only', 'remove it, or set "provider" to "azure"'],

  ['!has(self.verify) || self.sourceRef.kind == \'HelmRepository\'', 'verify',
    'works with a chart of a HelmRepository only', 'remove it, or let "sourceRef" point to a HelmRepository'],

  ['(has(self.chart) && !has(self.chartRef)) || (!has(self.chart) && has(self.chartRef))', undefined,
    'must have one of "chart" and "chartRef", and not both', 'keep "chartRef" for an OCIRepository or HelmChart that exists, "chart" for everything else'],
  ['!has(self.retryInterval) || self.name != \'RemediateOnFailure\'', 'retryInterval',
    'has no meaning for strategy "RemediateOnFailure"', 'remove it, or set "name" to "RetryOnFailure"'],
  ['!has(self.retryInterval) || self.name == \'RetryOnFailure\'', 'retryInterval',
    'works with strategy "RetryOnFailure" only', 'remove it, or set "name" to "RetryOnFailure"'],

  ['!has(self.interval) || (has(self.digestReflectionPolicy) && self.digestReflectionPolicy == \'Always\')', 'interval',
    'works with digestReflectionPolicy "Always" only', 'remove it, or set "digestReflectionPolicy" to "Always"'],
  ['has(self.interval) || !has(self.digestReflectionPolicy) || self.digestReflectionPolicy != \'Always\'', 'interval',
    'is missing, digestReflectionPolicy "Always" needs it', 'set it, for example to "10m"'],

  ['has(self.configMapRef) || has(self.secretRef)', undefined,
    'must have one of "configMapRef" and "secretRef"', 'set "secretRef" to the Secret with the kubeconfig, or "configMapRef" for workload identity'],
  ['!has(self.configMapRef) || !has(self.secretRef)', undefined,
    'has both "configMapRef" and "secretRef"', 'keep one of them'],

  [`${COMMIT_STATUS_TYPES.map((type) => `self.type == '${type}'`).join(' || ')} || !has(self.commitStatusExpr)`, 'commitStatusExpr',
    `works with the types ${COMMIT_STATUS_TYPES.slice(0, -1).map((type) => `"${type}"`).join(', ')} and "azuredevops" only`, 'remove it'],

  ['self.type != \'generic-oidc\' || (has(self.oidcProviders) && size(self.oidcProviders) > 0)', 'oidcProviders',
    'is missing, type "generic-oidc" needs at least one', 'add the issuer of the tokens'],
  ['self.type == \'generic-oidc\' || !has(self.oidcProviders) || size(self.oidcProviders) == 0', 'oidcProviders',
    'works with type "generic-oidc" only', 'remove it, or set "type" to "generic-oidc"'],
  ['self.type != \'generic-oidc\' || !has(self.secretRef)', 'secretRef',
    'does not go with type "generic-oidc", which checks tokens instead', 'remove it'],
  ['self.type == \'generic-oidc\' || has(self.secretRef)', 'secretRef',
    'is missing, every type but "generic-oidc" needs it', 'set it to the Secret that holds the token'],
];

const TEXTS: ReadonlyMap<string, RuleText> = new Map(ROWS.map((row) => [row[0], row]));

/** What is said where a rule does not hold. A rule that is new upstream needs a row here first. */
export function ruleText(rule: string): Omit<InternedRule, 'test'> {
  const row = TEXTS.get(rule);
  if (row === undefined) {
    throw new Error(`the rule ${rule} has no text: add a row to tools/generate/rule-texts.ts`);
  }
  const [, field, message, fix] = row;
  return { message, fix, ...(field !== undefined && { field }) };
}
