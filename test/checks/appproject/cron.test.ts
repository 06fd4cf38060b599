import { parseCron } from '../../../src/checks/appproject/cron';

test.each([
  '0 22 * * 5', '*/5 * * * *', '0 0 1,15 * ?', '0 8-18/2 * JAN-mar mon-FRI', '5/15 * * * *', '* * * * SUN', '0 0 29 2 *', ' 0  0 * * *', 'TZ=UTC 0 0 * * *', '0 0 30 2 1',
  '0 0 31 1-2 *', ',1 0 * * *',
])('%j is a schedule that comes', (schedule) => {
  expect(parseCron(schedule)).toEqual({ comes: true });
});

test.each(['0 0 30 2 *', '0 0 31 4,6 *', '0 0 31 feb ?'])('%j never comes', (schedule) => {
  expect(parseCron(schedule)).toEqual({ comes: false });
});

test.each([
  ['', 'it is empty'],
  ['@daily', 'names such as @daily are not read here'],
  ['0 22 * *', 'it has 4 fields instead of five'],
  ['0 0 22 * * 5', 'it has 6 fields instead of five'],
  ['60 0 * * *', 'minute "60" is not within 0 and 59'],
  ['0 24 * * *', 'hour "24" is not within 0 and 23'],
  ['0 0 0 * *', 'day of month "0" is not within 1 and 31'],
  ['0 0 * * 7', 'day of week "7" is not within 0 and 6'],
  ['0 0 * * monday', 'day of week "monday" cannot be read'],
  ['*/0 0 * * *', 'minute "*/0" is not within 0 and 59'],
  ['5-1 0 * * *', 'minute "5-1" ends before it starts'],
  ['1-2-3 0 * * *', 'minute "1-2-3" cannot be read'],
  ['1/2/3 0 * * *', 'minute "1/2/3" cannot be read'],
  ['0 0 L * *', 'day of month "L" cannot be read'],
  ['0 0 * * 5#2', 'day of week "5#2" cannot be read'],
])('fails to read %j: %s', (schedule, fault) => {
  expect(parseCron(schedule)).toEqual({ fault });
});
