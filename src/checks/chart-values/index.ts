import { Check } from '../engine';
import { unreadableChart } from './chv101-unreadable-chart';
import { otherVersion } from './chv102-other-version';
import { unknownValue } from './chv110-unknown-value';
import { wrongValue } from './chv120-wrong-value';
import { conditionNoBoolean } from './chv130-condition-no-boolean';

export const CHART_VALUES_CHECKS: readonly Check[] = [
  unreadableChart,
  otherVersion,
  unknownValue,
  wrongValue,
  conditionNoBoolean,
];
