import { mean, prngOf } from '#base';
import { type Descendant, priceTerms } from './price';

it('tells selection from transmission by hand', () => {
  const clone = (ancestor: number, value: number): Descendant => ({ value, shares: [{ ancestor, share: 1 }] });
  // of 1 and 3 the second has all three children, which are 1 higher
  expect(priceTerms([1, 3], [clone(1, 4), clone(1, 4), clone(1, 4)])).toEqual({
    selection: 1,
    transmission: 1,
    founders: 0,
    total: 2,
  });
  expect(priceTerms([1, 3], [clone(0, 1), clone(1, 3)])).toMatchObject({ selection: 0, transmission: 0, total: 0 });
  const founder: Descendant = { value: 8, shares: [] };
  expect(priceTerms([1, 3], [clone(1, 3), founder])).toEqual({
    selection: 1,
    transmission: 0,
    founders: 2.5,
    total: 3.5,
  });
  expect(priceTerms([1, 3], [founder])).toEqual({ selection: 0, transmission: 0, founders: 6, total: 6 });
  expect([priceTerms([], [founder]), priceTerms([1], [])]).toEqual([null, null]);
});

it('is an identity to 1e-9, whatever parents, shares, survivors, founders and immigrants there are', () => {
  const prng = prngOf({ seed: 1, generation: 0, subject: 0, purpose: 'price.spec' });
  for (let trial = 0; trial < 500; trial++) {
    const ancestors = Array.from({ length: 1 + prng.integer(12) }, () => 3 + prng.normal());
    const one = (): number => prng.integer(ancestors.length);
    const descendants = Array.from({ length: 1 + prng.integer(12) }, (): Descendant => {
      const value = 3 + prng.normal();
      const share = prng.uniform();
      const kinds: Descendant['shares'][] = [
        [],
        [{ ancestor: one(), share: 1 }],
        [{ ancestor: one(), share }],
        [
          { ancestor: one(), share },
          { ancestor: one(), share: 1 - share },
        ],
      ];
      return { value, shares: kinds[prng.integer(4)] };
    });
    const { selection, transmission, founders, total } = priceTerms(ancestors, descendants)!;
    expect(Math.abs(selection + transmission + founders - total)).toBeLessThan(1e-9);
    expect(total).toBeCloseTo(mean(descendants.map(({ value }) => value)) - mean(ancestors), 12);
  }
});
