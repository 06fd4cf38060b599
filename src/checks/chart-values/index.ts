import { Check } from '../engine';
import { unreadableChart } from './chv101-unreadable-chart';
import { otherVersion } from './chv102-other-version';
import { unknownValue } from './chv110-unknown-value';
import { wrongValue } from './chv120-wrong-value';
import { brokenSchema } from './chv121-broken-schema';
import { conditionNoBoolean } from './chv130-condition-no-boolean';
import { otherKubernetes } from './chv140-other-kubernetes';

export const CHART_VALUES_CHECKS: readonly Check[] = [
  unreadableChart,
  otherVersion,
  unknownValue,
  wrongValue,
  brokenSchema,
  conditionNoBoolean,
  otherKubernetes,
];
