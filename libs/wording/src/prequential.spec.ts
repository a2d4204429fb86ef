import { prequentialText } from './prequential';

it.each([
  [-0.21, '2.613 bits per character of its training, -0.210 with each doubling of it'],
  [null, '2.613 bits per character of its training'],
])('says what training cost, and its slope where there is one: %d', (bitsPerDoubling, text) => {
  expect(prequentialText({ bitsPerCharacter: 2.6131, bitsPerDoubling })).toBe(text);
});
