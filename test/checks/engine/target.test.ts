import { isAtLeast } from '../../../src/checks/engine';

test.each([['3.4', '3.4', true], ['3.10', '3.9', true], ['4.0', '3.9', true], ['3.3', '3.4', false], ['2.14', '3.0', false]])(
  'whether %s is %s or newer: %p', (version, since, is) => {
    expect(isAtLeast(version, since)).toBe(is);
  });
