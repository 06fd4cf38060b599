import { call } from './call';

test.each<[string, string, unknown?]>([
  ['{{ sha256sum "a" }}', 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb'],
  ['{{ sha1sum "a" }} {{ adler32sum "a" }} {{ sha512sum "" | trunc 8 }}', '86f7e437faa5a7fce15d1ddcb9eaeaea377667b8 6422626 cf83e135'],
  ['{{ derivePassword 1 "long" "password" "user" "example.com" }}', 'ZedaFaxcZaso9*'],
  ['{{ decryptAES "secretkey" "30tEfhuJSVRhpG97XCuWgz2okj7L8vQ1s6V9zVUPeDQ=" }}', 'plaintext'],
  ['{{ decryptAES "k" "x" }}', 'TPL102 error calling decryptAES: illegal base64 data at input byte 0'],
  ['{{ buildCustomCert "eA==" "" }}', 'TPL102 error calling buildCustomCert: unable to decode certificate'],
  ['{{ fail "no" }}', 'TPL102 error calling fail: no'],
])('hashes: %s', (template, expected, ...[data]) => {
  expect(call(template, data)).toBe(expected);
});
