import { architectureOf, FAMILIES, LIMITS } from '#genome';
import { trainingBytes } from './memory';
import { countParameters } from './parameters';

const CHOICES = {
  expertsPerToken: 2,
  positions: 'learned',
  normalisation: 'rms',
  activation: 'silu',
  tiedEmbeddings: 'untied',
};
const GENES = { ...CHOICES, heads: 8, headSize: 32, embedding: 32, window: 8, kernel: 3, experts: 4 };
const MIB = 2 ** 20;

/** Peaks of resident memory beyond those of a process that trains nothing, of onnxruntime; vocabulary of 80, docs/performance.md. */
test.each([
  ['transformer', { context: 256, width: 256, depth: 1 }, 4, 185],
  ['transformer', { context: 256, width: 256, depth: 4 }, 4, 551],
  ['transformer', { context: 1024, width: 64, depth: 1, heads: 16, headSize: 16 }, 2, 894],
  ['transformer', { context: 64, width: 1024, depth: 4, heads: 4, headSize: 16 }, 1, 3160],
  ['moe', { context: 256, width: 256, depth: 1 }, 4, 316],
  ['moe', { context: 256, width: 256, depth: 4 }, 4, 869],
  ['mingru', { context: 256, width: 256, depth: 4 }, 4, 448],
  ['minlstm', { context: 256, width: 256, depth: 4 }, 4, 557],
  ['convolution', { context: 256, width: 256, depth: 4 }, 4, 460],
  ['gru', { context: 128, width: 512, depth: 1 }, 16, 219],
  ['lstm', { context: 128, width: 512, depth: 1 }, 16, 271],
] as const)('%s %j in windows of %d takes about what was measured', (family, size, batch, measured) => {
  const estimate = trainingBytes(architectureOf({ ...GENES, ...size, family }), 80, batch) / MIB;
  expect(estimate / measured).toBeGreaterThan(0.85);
  expect(estimate / measured).toBeLessThan(1.6);
});

test.each(FAMILIES)(
  'the largest %s has parameters that 32 bits count, and takes more memory than a smaller one',
  (family) => {
    const largest = Object.fromEntries(Object.entries(LIMITS).map(([name, { high }]) => [name, high]));
    const architecture = architectureOf({ ...CHOICES, ...largest, family });
    expect(countParameters(architecture, 512)).toBeLessThan(2 ** 31);
    for (const [name, { low }] of Object.entries(LIMITS)) {
      if (!(name in architecture) || name === 'adapterPlace') continue; // a place takes no memory
      const smaller = architectureOf({ ...CHOICES, ...largest, family, [name]: low });
      expect(trainingBytes(smaller, 512, 8)).toBeLessThan(trainingBytes(architecture, 512, 8));
    }
  },
);
