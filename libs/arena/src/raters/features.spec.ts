import { FEATURE_NAMES, featuresOf } from './features';
import { REFERENCE, stream, TRAIN } from './testing/small-niche';

test('a text of the niche: hand-computed', () => {
  const features = featuresOf('Good whale, the cat. A drat hat', REFERENCE);
  expect(Object.keys(features).sort()).toEqual([...FEATURE_NAMES].sort());
  expect(features).toMatchObject({
    validWords: 6 / 7,
    // good whale is known; whale the, the cat (known), cat a; neither pair with drat counts
    novelty: 2 / 6,
    repetition: 0,
    length: 31,
    offence: 1 / 7,
    sentiment1: 1 / 7,
    sentiment4: 4 / 7,
    sentiment9: 0,
    rhyme: 1 / 3, // hat with cat
  });
  expect(features.fluency).toBeCloseTo(-REFERENCE.bitsOf('Good whale, the cat. A drat hat') / 31, 12);
});

test('words of the training text are words, as English ones are', () => {
  expect(featuresOf('mat', REFERENCE).validWords).toBe(1); // of the niche alone
  expect(featuresOf('murder', REFERENCE).validWords).toBe(1); // of the list alone
});

test('training text is fluent and not new, noise neither', () => {
  const [own, noise] = [TRAIN.slice(0, 100), 'zq xv jj kq wz '.repeat(6)].map((text) => featuresOf(text, REFERENCE));
  expect(own.fluency).toBeGreaterThan(noise.fluency);
  expect(own.validWords).toBeGreaterThan(noise.validWords);
  expect([own.novelty, noise.novelty]).toEqual([0, 0]);
});

const fuzz = (seed: number): string => {
  const prng = stream(seed);
  return String.fromCharCode(...Array.from({ length: 400 }, () => prng.integer(0x10000)));
};
test.each([
  ['nothing', ''],
  ['control characters', '\0\u0001\u001b[31m\u007f\r\n\t'],
  ['markup', '<script>alert("1")</script> &amp; <b class=\'x\'>bold</b>'],
  ['half a surrogate pair', 'a\ud83d b\udc0b'],
  ['one word', 'a'.repeat(3_000_000)],
  ['one sentence', 'the cat '.repeat(300_000)],
  ['stops alone', `${'.?!'.repeat(300_000)}x`],
  ['lines alone', '\n'.repeat(1_000_000)],
  ['another script', '白鯨は海にいる。Белый кит в море. الحوت الأبيض'],
  ['emoji', '🐋🐋🐋👩‍👩‍👧‍👦'],
  ['prototype names', 'constructor __proto__ toString hasOwnProperty'],
  ['any units', fuzz(1)],
  ['any units', fuzz(2)],
])('%s: all features are finite', (_, text) => {
  const features = featuresOf(text, REFERENCE);
  for (const name of FEATURE_NAMES) expect([name, Number.isFinite(features[name])]).toEqual([name, true]);
  expect(JSON.parse(JSON.stringify(features))).toEqual(features);
});

test('a reader stops after some pages, but sees how long the text is', () => {
  const page = 'the cat sat on the hat. '.repeat(1000);
  const [short, long] = [page, page + 'zzgh '.repeat(50_000)].map((text) => featuresOf(text, REFERENCE));
  expect(long).toEqual({ ...short, length: page.length + 250_000 });
});
