/** Whether this machine can train all that a config allows: its memory, and what its engine can unroll. */
import { InvalidValueError } from '#base';
import type { EngineName } from '#engines';
import { FAMILIES, type SearchSpace } from '#genome';
import { searchSpaceOf } from '#evolution';
import { type BudgetConfig, checkMemory, mostOf, type Survey, type TournamentConfig } from '#tournament';
import { memoryBytes } from '#settings';
import { ConflictError } from '../shared/errors';

export interface Machine {
  readonly engine: EngineName;
  readonly workers: number;
  readonly memoryBytes: number;
}

export function machineOf({ engine, workers }: Pick<Machine, 'engine' | 'workers'>): Machine {
  return { engine, workers, memoryBytes: memoryBytes() };
}

/** Of the estimate of memory. */
const SHARE_OF_NATIVE = 0.5;
/** What a worker takes besides. */
const WORKER_BYTES = 160 * 2 ** 20;
/** onnxruntime makes a session in a time that grows with the square of this: about 10 s here, minutes at twice as much. */
const MOST_UNROLLED = 512;
const UNROLLED = new Set<string>(FAMILIES.filter((family) => ['rnn', 'gru', 'lstm'].includes(family)));

interface Trainable {
  readonly id: string;
  readonly config: Pick<TournamentConfig, 'searchSpace' | 'budget' | 'regulation'>;
  readonly survey: Pick<Survey, 'vocabulary'>;
}

/** Throws a ConflictError where this machine could not train what the tournament may breed. */
export function checkTrainable({ id, config, survey }: Trainable, machine: Machine): void {
  try {
    checkMachine(searchSpaceOf(config), survey.vocabulary.length, config.budget, config, machine);
  } catch (error) {
    if (!(error instanceof InvalidValueError)) throw error;
    throw new ConflictError(`tournament ${id} cannot be trained at this server: ${error.message}`);
  }
}

/** Throws an InvalidValueError where the workers would not have the memory for it, or recurrent networks are too long for the engine. */
export function checkMachine(
  space: SearchSpace,
  vocabularySize: number,
  budget: BudgetConfig,
  config: Pick<TournamentConfig, 'regulation'>,
  { engine, workers, memoryBytes }: Machine,
): void {
  const bytes = memoryBytes / workers - WORKER_BYTES;
  checkMemory(space, vocabularySize, budget, config, engine === 'native' ? bytes / SHARE_OF_NATIVE : bytes);
  checkUnrolled(space, engine);
}

function checkUnrolled(space: SearchSpace, engine: EngineName): void {
  const families = space.find(({ name }) => name === 'family');
  const isRecurrent = families?.kind === 'categorical' && families.values.some((family) => UNROLLED.has(family));
  if (!isRecurrent || !engine.startsWith('onnx')) return;
  const [context, depth] = [mostOf(space, 'context'), mostOf(space, 'depth')];
  if (context * depth <= MOST_UNROLLED) return;
  const most = Math.floor(MOST_UNROLLED / depth);
  const right = `at most ${most} with rnn, gru or lstm of depth ${depth} on the engine ${engine}, which unrolls them over time; native takes more`;
  throw new InvalidValueError('searchSpace.context', context, right);
}
