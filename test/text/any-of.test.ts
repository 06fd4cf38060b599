import * as fc from 'fast-check';
import { anyOf } from '../../src/text';

test('shares the beginnings of words', () => {
  expect(anyOf(['pass', 'pwd', 'sg.', '@', 'sk-', 'passphrase']).source).toBe('p(?:ass|wd)|s(?:g\\.|k\\-)|@');
});

test('finds exactly the texts that hold one of the words, in whatever case', () => {
  const word = fc.stringMatching(/^[a-cA-C_.@/-]{1,4}$/);
  fc.assert(fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), fc.stringMatching(/^[a-cA-C_.@/-]{0,12}$/), (words, text) => {
    expect(anyOf(words).test(text)).toBe(words.some((one) => text.toLowerCase().includes(one.toLowerCase())));
  }));
});
