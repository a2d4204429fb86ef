import { drawPair } from './draw-ballot';

const matter = (texts: readonly string[], judged: readonly (readonly [string, string])[] = []) => ({
  generation: 1,
  niche: 'prose',
  prompts: ['Call me'],
  texts: texts.map((text, at) => ({ competitor: `c${at}`, prompt: 0, text })),
  judged: judged.map(([lower, upper]) => ({ lower, upper, prompt: 0 })),
});

/** Numbers in turn. */
function cycle(bound: number, start = 0): (bound: number) => number {
  let next = start;
  return (limit) => next++ % Math.min(limit, bound);
}

it('draws two different competitors', () => {
  const pair = drawPair(matter(['one', 'two', 'three']), cycle(3));
  expect(pair).toMatchObject({ prompt: 0 });
  expect(pair!.first).not.toBe(pair!.second);
});

it('shows neither the same text twice, nor an empty one, nor a pair that was judged', () => {
  expect(drawPair(matter(['same', 'same']), cycle(7))).toBeUndefined();
  expect(drawPair(matter(['one', ' \n']), cycle(7))).toBeUndefined();
  expect(drawPair(matter(['one', 'two'], [['c0', 'c1']]), cycle(7))).toBeUndefined();
});
