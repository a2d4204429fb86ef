import { parseArgs } from 'node:util';
import { architectureOf, type Architecture } from '#genome';
import { positiveInteger, positiveNumber } from '../positive';

export interface Options {
  readonly architecture: Architecture;
  readonly batch: number;
  readonly members: number;
  readonly steps: number;
  readonly learningRate: number;
  /** Threads of each engine that can have several. */
  readonly threads: number;
  readonly json: boolean;
}

/** The reference step by default: 16 transformers, 2 layers, 64 wide, 4 heads, 8 windows of 64 symbols each. */
const DEFAULTS = {
  family: { type: 'string', default: 'transformer' },
  depth: { type: 'string', default: '2' },
  width: { type: 'string', default: '64' },
  heads: { type: 'string', default: '4' },
  'head-size': { type: 'string', default: '16' },
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
  json: { type: 'boolean', default: false },
} as const;

/** Throws an InvalidValueError on a number that is not positive, or a gene without such an allele. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({ args: [...args], options: DEFAULTS });
  const count = (name: Exclude<keyof typeof values, 'json'>): number => positiveInteger(name, values[name]);
  return {
    architecture: architectureOf({
      family: values.family,
      context: count('context'),
      width: count('width'),
      depth: count('depth'),
      embedding: count('embedding'),
      heads: count('heads'),
      headSize: count('head-size'),
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
    learningRate: positiveNumber('learning-rate', values['learning-rate']),
    threads: count('threads'),
    json: values.json,
  };
}
