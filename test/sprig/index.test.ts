import { ARGOCD_FUNCS, SPRIG_FUNCS } from '../../src/sprig';

test('sprig 3.3.0 is there with its 211 functions, without the three that tell of the machine', () => {
  expect(SPRIG_FUNCS.size).toBe(208);
  expect(['env', 'expandenv', 'getHostByName'].filter((name) => SPRIG_FUNCS.has(name))).toEqual([]);
});

test('Argo CD adds five', () => {
  const added = [...ARGOCD_FUNCS.keys()].filter((name) => !SPRIG_FUNCS.has(name));
  expect(added).toEqual(['normalize', 'slugify', 'toYaml', 'fromYaml', 'fromYamlArray']);
});

test('what has a must variant has it under its own name', () => {
  const plain = [...SPRIG_FUNCS.keys()].filter((name) => /^must[A-Z]/.test(name)).map((name) => name[4].toLowerCase() + name.slice(5));
  expect(plain.filter((name) => !SPRIG_FUNCS.has(name))).toEqual([]);
});
