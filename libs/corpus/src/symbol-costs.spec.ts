import { splitText } from './split-text';
import { symbolCosts } from './symbol-costs';
import { buildVocabulary, UNKNOWN_ID, Vocabulary } from './vocabulary';

/** Eight tenths of a text of 20, of which every symbol is one of `shown`, and what comes after. */
function costsOf(train: string, heldOut: string, vocabulary = buildVocabulary([train])) {
  const text = train + heldOut;
  const { ranges } = splitText(text);
  expect(ranges.train.end).toBe([...train].length);
  const symbols = vocabulary.encode(text);
  return { vocabulary, ...symbolCosts(vocabulary, text, symbols, ranges.train) };
}
const TRAIN = 'abababababababaa'; // 16 symbols of 2 kinds
const SHARE = 2 / (16 + 2);

test('what the training split never shows has the share that Witten and Bell keep, divided among the distinct symbols', () => {
  const { unseen, nats, vocabulary } = costsOf(TRAIN, 'xyx🐋');
  expect([...unseen]).toEqual([1, 0, 0]);
  expect(nats[UNKNOWN_ID]).toBeCloseTo(-Math.log(SHARE / 3), 12);
  for (const id of vocabulary.encode('ab')) expect(nats[id]).toBeCloseTo(-Math.log(1 - SHARE), 12);
});

test('a symbol that another niche brought to the vocabulary costs as much as one that none did', () => {
  const alone = costsOf(TRAIN, 'xyx🐋');
  const among = costsOf(TRAIN, 'xyx🐋', buildVocabulary([TRAIN, 'xyzw']));
  for (const symbol of 'abxy🐋') {
    const costs = [alone, among].map(({ vocabulary, nats }) => nats[vocabulary.encode(symbol)[0]]);
    expect(costs[1]).toBeCloseTo(costs[0], 12);
  }
  expect(among.unseen[among.vocabulary.encode('x')[0]]).toBe(1);
});

test('the probabilities of all symbols sum to 1, whatever a model predicts for those that it is asked for', () => {
  const { unseen, nats, vocabulary } = costsOf(TRAIN, 'xyx🐋', buildVocabulary([TRAIN, 'x']));
  const asked = [...unseen.keys()].filter((id) => !unseen[id]);
  const predicted = [0.3, 0.7];
  const known = asked.map((id, at) => predicted[at] * Math.exp(-nats[id]));
  const others = ['x', 'y', '🐋'].map((symbol) => Math.exp(-nats[vocabulary.encode(symbol)[0]]));
  expect([...known, ...others].reduce((a, b) => a + b)).toBeCloseTo(1, 12);
});

test('where the vocabulary was cut, <unk> is learnt: it is asked for, and names one of the distinct symbols beyond', () => {
  const { unseen, nats } = costsOf('aaaaaaaabbbbccxy', 'zxab', new Vocabulary(['<unk>', 'a', 'b', 'c']));
  expect([...unseen]).toEqual([0, 0, 0, 0]);
  expect([...nats]).toEqual([Math.log(3), 0, 0, 0]);
});

test('where nothing new comes, some of the mass is kept for it all the same', () => {
  const { nats } = costsOf(TRAIN, 'abba');
  expect(nats[1]).toBeCloseTo(-Math.log(1 - SHARE), 12);
  expect(nats[UNKNOWN_ID]).toBeCloseTo(-Math.log(SHARE), 12);
});
