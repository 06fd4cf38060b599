import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { check, codesIn } from './fleet';
import { allChecks, Check, CHECK_AREAS } from '../../src/checks';

const FOLDER = resolve(__dirname, '../../src/checks');
const byCode = allChecks().map((one) => [one.code, one] as const);
/** A finding may start with a name as it is written. */
const STARTS_LOW = /^(?:["'$a-z0-9]|[A-Z]\w*[A-Z]|[A-Z]\w* ["`])/;

test('a code is given once', () => {
  const codes = allChecks().map(({ code }) => code);
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
});

test('each check stands in a file of its own that starts with its code, in the folder of its area', () => {
  for (const { folder, checks } of CHECK_AREAS) {
    const files = readdirSync(resolve(FOLDER, folder)).filter((file) => /^[a-z]{3}\d{3}-/.test(file));
    const codes = checks().map(({ code }) => code.toLowerCase()).sort();
    expect({ folder, codes: files.map((file) => file.slice(0, 6)) }).toEqual({ folder, codes });
  }
});

test('an area of some kinds holds checks of these kinds only', () => {
  for (const { kinds, checks } of CHECK_AREAS.filter((area) => area.kinds !== 'all')) {
    const odd = checks().filter((one) => !('kinds' in one) || one.kinds === 'all' || one.kinds.some((kind) => !kinds.includes(kind)));
    expect(odd.map(({ code }) => code)).toEqual([]);
  }
});

test('every folder with checks is an area of the catalogue', () => {
  const folders = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).filter((name) => !['engine', 'config'].includes(name)).sort()).toEqual(CHECK_AREAS.map(({ folder }) => folder).sort());
});

describe.each(byCode)('%s', (code, one: Check) => {
  const options = { isWhole: one.isWhole, target: one.target, chart: one.chart, secrets: one.secrets, creationRules: one.creationRules };
  const bad = { ...options, chart: one.badChart ?? one.chart };

  test('is the one thing found in its bad example', () => {
    expect(codesIn(one.bad, bad)).toEqual([code]);
  });

  test('is not found in its good example, nor is anything else', () => {
    expect(check(one.good, options).findings.map((finding) => `${finding.code} ${finding.message}`)).toEqual([]);
  });

  test('speaks as every error does', () => {
    expect(one.title).toMatch(/[^.\s]$/);
    expect(one.rationale).toMatch(/^[A-Z`"].*\.$/s);
    expect(one.fix).toMatch(/^[a-z].*[^.]$/s);
    for (const { message, fix, severity, path, object } of check(one.bad, bad).findings) {
      expect(message).toMatch(STARTS_LOW);
      expect(fix).toMatch(/^[a-z"]/);
      expect(`${message}${fix}`).not.toMatch(/undefined|\[object |\.$/);
      expect(severity).toBe(one.severity);
      expect(object.origin.place!(path).line).toBeGreaterThan(0);
    }
  });
});
