import { IConstruct } from 'constructs';
import { Faults } from '../diagnostics';
import { compact, ReleaseIntent } from '../model';
import { isDnsLabel, isDnsSubdomain, isLabelKey, isLabelValue, isReleaseName } from '../text';
import { hasParam } from './environment-param';
import { releaseFields } from './field-ownership';
import { knownCluster } from './known-cluster';
import { INamed, nameOf } from './named';
import { ReleaseProps } from './release-props';
import { syncIntent } from './sync';

/** The names of one release, once everything that may decide them has been asked. @internal */
export interface ReleaseNames {
  readonly name: string;
  readonly releaseName: string;
  readonly namespace: string | INamed;
}

/** @internal one intent from the properties of a construct; faults are collected, none is thrown */
export function releaseIntent(scope: IConstruct, names: ReleaseNames, props: ReleaseProps, faults: Faults): ReleaseIntent {
  checkNames(names, faults);
  const [labels, annotations] = [compact(props.labels ?? {}), compact(props.annotations ?? {})];
  checkLabels(labels, annotations, faults);
  const sync = syncIntent(props.sync ?? {}, typeof names.namespace === 'string', faults);
  const dependsOn = (props.dependsOn ?? []).flatMap((release) => release._refs);
  const parameters = (props.parameters ?? []).map((parameter) => parameter._intent);
  const released = (props.releaseFields ?? []).map((ownership) => ownership._field);
  const above = dependsOn.length === 0 ? 0 : Math.max(...dependsOn.map((ref) => ref.order)) + 1;
  if (sync.wave !== undefined && dependsOn.length > 0 && sync.wave < above) {
    faults.add('APP112', `wave ${sync.wave} is not above wave ${above - 1} of what it depends on`, `drop sync.wave, or use ${above} or more`);
  }
  return {
    subject: scope.node.path,
    name: names.name,
    releaseName: names.releaseName,
    chart: props.chart._intent,
    namespace: nameOf(names.namespace),
    cluster: knownCluster(scope, props.cluster, faults),
    values: releaseFields(released, (props.values ?? []).map((values) => values._layer), parameters, faults),
    parameters,
    sync,
    releasedFields: released,
    dependsOn,
    order: sync.wave ?? above,
    labels,
    annotations,
  };
}

/** @internal */
export function checkNames(names: ReleaseNames, faults: Faults): void {
  const namespace = nameOf(names.namespace);
  if (!hasParam(names.name) && !isDnsSubdomain(names.name)) {
    faults.add('APP110', `"${names.name}" is not a name that Kubernetes takes`, 'use at most 253 lower-case letters, digits, "-" and "."');
  }
  if (!hasParam(namespace) && !isDnsLabel(namespace)) {
    faults.add('APP110', `"${namespace}" is not the name of a namespace`, 'use at most 63 lower-case letters, digits and "-"');
  }
  if (!hasParam(names.releaseName) && !isReleaseName(names.releaseName)) {
    const long = names.releaseName.length > 53 ? `${names.releaseName.length} characters long, and Helm takes 53` : 'no name that Helm takes';
    faults.add('APP111', `release name "${names.releaseName}" is ${long}`, 'set releaseName to at most 53 lower-case letters, digits, "-" and "."');
  }
}

type Metadata = Readonly<Record<string, string>>;

/** @internal */
export function checkLabels(labels: Metadata, annotations: Metadata, faults: Faults): void {
  for (const key of [...Object.keys(labels), ...Object.keys(annotations)].filter((k) => !isLabelKey(k))) {
    faults.add('APP113', `"${key}" is no key of a label or annotation`, 'write name or prefix.example/name, at most 63 characters after the "/"');
  }
  for (const [key, value] of Object.entries(labels).filter(([, v]) => !hasParam(v) && !isLabelValue(v))) {
    faults.add('APP113', `label "${key}" has the value "${value}"`, 'use at most 63 letters, digits, "-", "_" and "."');
  }
}
