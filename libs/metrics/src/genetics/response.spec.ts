import { mean, prngOf, standardError } from '#base';
import type { Descendant } from './price';
import { responseTo } from './response';

it('compares parents and children with all who could be parents', () => {
  const children: Descendant[] = [
    { value: 5, shares: [{ ancestor: 2, share: 1 }] },
    {
      value: 3,
      shares: [
        { ancestor: 1, share: 0.25 },
        { ancestor: 2, share: 0.75 },
      ],
    },
  ];
  expect(responseTo([0, 2, 4], children)).toEqual({ differential: 1.75, response: 2, heritability: 2 / 1.75 });
  expect(responseTo([2, 2], [{ value: 3, shares: [{ ancestor: 0, share: 1 }] }])).toMatchObject({ heritability: NaN });
  expect([responseTo([], children), responseTo([1], [])]).toEqual([null, null]);
});

it('is none of rounding, where all parents had the same share in children', () => {
  const prng = prngOf({ seed: 1, generation: 0, subject: 1, purpose: 'response.spec' });
  for (let trial = 0; trial < 200; trial++) {
    const values = Array.from({ length: 1 + (trial % 6) }, () => 3 * prng.uniform());
    const children = [...values, ...values, ...values].map((_, at): Descendant => {
      return { value: prng.uniform(), shares: [{ ancestor: at % values.length, share: 1 }] };
    });
    expect(responseTo(values, children)!.heritability).toBeNaN();
  }
});

it('finds the heritability of a trait of genes and chance under truncation (errs once in 10,000)', () => {
  const heritability = 0.4;
  const prng = prngOf({ seed: 1, generation: 0, subject: 0, purpose: 'response.spec' });
  const found = Array.from({ length: 400 }, () => {
    const breeding = Array.from({ length: 200 }, () => Math.sqrt(heritability) * prng.normal());
    const noise = (): number => Math.sqrt(1 - heritability) * prng.normal();
    const values = breeding.map((own) => own + noise());
    const best = values.map((_, at) => at).sort((a, b) => values[b] - values[a]);
    const children = best.slice(0, 60).map((ancestor): Descendant => {
      return { value: breeding[ancestor] + noise(), shares: [{ ancestor, share: 1 }] };
    });
    return responseTo(values, children)!.heritability;
  });
  expect(Math.abs(mean(found) - heritability) / standardError(found)).toBeLessThan(3.9);
  expect(standardError(found)).toBeLessThan(0.01);
});
