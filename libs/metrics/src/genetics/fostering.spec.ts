import { mean, prngOf, standardError } from '#base';
import { type Fostered, fosteringSlopes } from './fostering';

const prng = prngOf({ seed: 1, generation: 0, subject: 0, purpose: 'fostering.spec' });

it('fits planes of one slope, a height for each kind', () => {
  const children = Array.from({ length: 12 }, (_, at): Fostered => {
    const [kind, parents, foster] = [at % 2 === 0 ? 'gru' : 'mlp', prng.normal(), prng.normal()];
    return { kind, parents, foster, value: (kind === 'gru' ? 7 : 3) + 0.25 * parents - 2 * foster };
  });
  expect(fosteringSlopes(children)).toEqual({ genes: expect.closeTo(0.25, 12), weights: expect.closeTo(-2, 12) });
});

it('is none of few children, or where genes and weights cannot be told apart', () => {
  const own = [1, 2, 3, 4, 6, 7].map((parents): Fostered => ({
    kind: 'gru',
    value: parents ** 2,
    parents,
    foster: parents,
  }));
  const apart = own.map((child, at) => ({ ...child, foster: at ** 3 }));
  expect(fosteringSlopes(apart)).not.toBeNull();
  expect(fosteringSlopes(own)).toBeNull();
  expect(fosteringSlopes(own.map((child) => ({ ...child, foster: 2 })))).toBeNull();
  expect(fosteringSlopes(apart.slice(0, 5))).toBeNull();
  expect(fosteringSlopes(apart.map((child, at) => ({ ...child, kind: `${at % 2}` })))).toBeNull();
});

it.each([
  ['genes alone', 0.5, 0],
  ['weights alone', 0, 0.5],
])(
  'finds %s, where kinds differ and weights are exchanged within them (errs once in 10,000)',
  (_, ofGenes, ofWeights) => {
    const found = Array.from({ length: 1000 }, () => {
      const children = Array.from({ length: 40 }, (_, at): Fostered => {
        const [kind, height] = at % 2 === 0 ? ['gru', 0] : ['mlp', 0.6];
        const [parents, foster] = [height + 0.1 * prng.normal(), height + 0.1 * prng.normal()];
        const value = height + ofGenes * (parents - height) + ofWeights * (foster - height) + 0.1 * prng.normal();
        return { kind, parents, foster, value };
      });
      return fosteringSlopes(children)!;
    });
    const deviates = [found.map(({ genes }) => genes - ofGenes), found.map(({ weights }) => weights - ofWeights)];
    for (const errors of deviates) expect(Math.abs(mean(errors) / standardError(errors))).toBeLessThan(3.9);
  },
);
