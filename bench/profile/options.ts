import { parseArgs } from 'node:util';
import { architectureOf, type Architecture } from '#genome';

export interface Options {
  readonly architecture: Architecture;
  readonly batch: number;
  readonly members: number;
  readonly steps: number;
  readonly learningRate: number;
  /** Threads of each engine that can have several. */
  readonly threads: number;
}

/** The reference step by default: 16 transformers, 2 layers, 64 wide, 4 heads, 8 windows of 64 symbols each. */
const DEFAULTS = {
  family: { type: 'string', default: 'transformer' },
  depth: { type: 'string', default: '2' },
  width: { type: 'string', default: '64' },
  heads: { type: 'string', default: '4' },
  embedding: { type: 'string', default: '32' },
  window: { type: 'string', default: '8' },
  kernel: { type: 'string', default: '3' },
  experts: { type: 'string', default: '4' },
  'experts-per-token': { type: 'string', default: '2' },
  positions: { type: 'string', default: 'learned' },
  normalisation: { type: 'string', default: 'rms' },
  activation: { type: 'string', default: 'relu2' },
  'tied-embeddings': { type: 'string', default: 'untied' },
  context: { type: 'string', default: '64' },
  batch: { type: 'string', default: '8' },
  members: { type: 'string', default: '16' },
  steps: { type: 'string', default: '50' },
  'learning-rate': { type: 'string', default: '0.003' },
  threads: { type: 'string', default: '1' },
} as const;

/** Throws a RangeError on a number that is none, an InvalidValueError on a gene without such an allele. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({ args: [...args], options: DEFAULTS });
  const count = (name: keyof typeof values): number => positive(name, Number(values[name]), true);
  return {
    architecture: architectureOf({
      family: values.family,
      context: count('context'),
      width: count('width'),
      depth: count('depth'),
      embedding: count('embedding'),
      heads: count('heads'),
      window: count('window'),
      kernel: count('kernel'),
      experts: count('experts'),
      expertsPerToken: count('experts-per-token'),
      positions: values.positions,
      normalisation: values.normalisation,
      activation: values.activation,
      tiedEmbeddings: values['tied-embeddings'],
    }),
    batch: count('batch'),
    members: count('members'),
    steps: count('steps'),
    learningRate: positive('learning-rate', Number(values['learning-rate']), false),
    threads: count('threads'),
  };
}

function positive(name: string, value: number, whole: boolean): number {
  if (value > 0 && (!whole || Number.isInteger(value))) return value;
  throw new RangeError(`--${name} is not a positive ${whole ? 'integer' : 'number'}`);
}
