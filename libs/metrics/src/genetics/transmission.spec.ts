import { prngOf, sum } from '#base';
import { priceTerms } from './price';
import { type Transmitted, transmissionTerms } from './transmission';

const clone = (birth: number | null, value: number): Transmitted => {
  return { birth, value, parents: 1, donor: 1, shares: [{ ancestor: 0, share: 1 }] };
};
const half = { ancestor: 0, share: 0.5 };
const childOfTwo: Transmitted = {
  birth: 5,
  value: 2,
  parents: 2,
  donor: null,
  shares: [half, { ancestor: 1, share: 0.5 }],
};
const livesOn: Transmitted = { birth: 3, value: 3, parents: 2, donor: null, shares: [{ ancestor: 1, share: 1 }] };

it("counts the choice of a stranger whose weights a clone starts from as the donor's", () => {
  const fostered: Transmitted = { birth: 4, value: 2, parents: 1, donor: 3.5, shares: [{ ancestor: 0, share: 1 }] };
  expect(transmissionTerms([1], [fostered])).toEqual({ mutation: 0.5, recombination: 0, donor: 2.5, learning: -2 });
});

it('tells by hand what a clone and a child of two were born with from what they learned', () => {
  const terms = transmissionTerms([1, 3], [clone(1.5, 0.5), childOfTwo, livesOn]);
  // the clone is 0.5 up at birth, then 1 down; the child 3 up, then 3 down; three of them have ancestors
  expect(terms).toEqual({ mutation: 0.5 / 3, recombination: 1, donor: 0, learning: -4 / 3 });
});

it('does not take for recombination that twins have the weights of one parent', () => {
  // genes of both are alike, so that it is born as its donor is: nothing was recombined
  const twin: Transmitted = { ...childOfTwo, birth: 1, value: 1, donor: 1 };
  expect(transmissionTerms([1, 3], [twin])).toEqual({ mutation: 0, recombination: 0, donor: -1, learning: 0 });
});

it('counts a child of two by its known parent alone, and still as one of two', () => {
  const immigrant: Transmitted = { ...childOfTwo, shares: [half] };
  expect(transmissionTerms([1], [immigrant])).toEqual({ mutation: 0, recombination: 4, donor: 0, learning: -3 });
});

it('is nothing where a birth is not known, unless it is that of a founder', () => {
  expect(transmissionTerms([1, 3], [clone(1.5, 0.5), clone(null, 0.5)])).toBeNull();
  const founder: Transmitted = { birth: null, value: 8, parents: 0, donor: null, shares: [] };
  expect(transmissionTerms([1, 3], [founder])).toEqual({ mutation: 0, recombination: 0, donor: 0, learning: 0 });
  expect(transmissionTerms([1, 3], [clone(1, 1), founder])).toEqual({
    mutation: 0,
    recombination: 0,
    donor: 0,
    learning: 0,
  });
});

it('sums to the transmission of the Price equation, to 1e-9, whatever parents and shares there are', () => {
  const prng = prngOf({ seed: 1, generation: 0, subject: 0, purpose: 'transmission.spec' });
  for (let trial = 0; trial < 500; trial++) {
    const ancestors = Array.from({ length: 1 + prng.integer(12) }, () => 3 + prng.normal());
    const descendants = Array.from({ length: 1 + prng.integer(12) }, (): Transmitted => {
      const share = prng.uniform();
      const shares = [share, 1 - share].map((share) => ({ ancestor: prng.integer(ancestors.length), share }));
      const known = shares.slice(0, prng.integer(3));
      const donor = prng.integer(2) === 0 ? null : 3 + prng.normal();
      return { value: 3 + prng.normal(), birth: 4 + prng.normal(), parents: 1 + prng.integer(2), donor, shares: known };
    });
    const terms = transmissionTerms(ancestors, descendants)!;
    const { transmission } = priceTerms(ancestors, descendants)!;
    expect(Math.abs(sum(Object.values(terms)) - transmission)).toBeLessThan(1e-9);
  }
});
