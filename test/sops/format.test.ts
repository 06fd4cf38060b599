import { encrypted, plain } from './fixture';
import { hasSopsMarker, sopsFormatOfKey, sopsFormatOfPath } from '../../src/sops';

test.each([
  ['values.yaml', 'yaml'], ['a/b.yml', 'yaml'], ['a.json', 'json'], ['.env', 'dotenv'], ['prod.env', 'dotenv'], ['a.ini', 'ini'],
  ['token', 'binary'], ['values.YAML', 'binary'], ['secrets.enc', 'binary'], ['', 'binary'],
])('the path %p is read as %s', (path, format) => {
  expect(sopsFormatOfPath(path)).toBe(format);
});

test.each([
  ['values.yaml', 'yaml'], ['.dockerconfigjson', 'json'], ['my.dockerconfigjson', 'json'], ['values', 'binary'], ['a.env', 'dotenv'],
])('Flux takes the key %p for %s', (key, format) => {
  expect(sopsFormatOfKey(key)).toBe(format);
});

test.each([['values.yaml', 'yaml'], ['values.json', 'json'], ['values.env', 'dotenv'], ['values.ini', 'ini'], ['token.bin', 'binary']] as const)('%s has the marker that Flux looks for', (name, format) => {
  expect(hasSopsMarker(encrypted(name), format)).toBe(true);
  expect(hasSopsMarker(plain(name), format)).toBe(false);
});

test('a YAML file under a key without an extension lacks the marker of the binary format', () => {
  expect(hasSopsMarker(encrypted('values.yaml'), sopsFormatOfKey('values'))).toBe(false);
});
