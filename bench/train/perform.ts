/** What a process of the bench does when it is asked to: one measurement. */
import { buildVocabulary, splitText } from '#corpus';
import type { EngineName } from '#engines';
import { createLanguageModelFactory } from '#networks';
import { BUILT_IN_CORPORA } from '#sources';
import { measurePeak } from './measure-peak';
import { measureTraining, type Measurement } from './measure-training';
import { workloadOf } from './workloads';

export interface TrainTask {
  readonly kind: 'train';
  /** Its name. */
  readonly workload: string;
  readonly engine: EngineName;
  readonly threads: number;
  readonly steps: number;
}

export interface PeakTask {
  readonly kind: 'peak';
  readonly engine: EngineName;
  readonly threads: number;
}

/** What each task gives: of `peak` GFLOP/s. */
export interface Results {
  train: Measurement;
  peak: number;
}

const LEARNING_RATE = 0.003;

/** The text of the bench and its vocabulary. */
export async function readMoby() {
  const { train, validation } = splitText(await BUILT_IN_CORPORA.find(({ name }) => name === 'moby')!.read());
  const vocabulary = buildVocabulary([train]);
  return { vocabulary, train: vocabulary.encode(train), validation: vocabulary.encode(validation) };
}

export async function perform(task: TrainTask | PeakTask): Promise<Measurement | number> {
  const { threads } = task;
  if (task.kind === 'peak') return measurePeak(task.engine, threads);
  const { architecture, members, batch } = workloadOf(task.workload);
  const { vocabulary, train } = await readMoby();
  const models = createLanguageModelFactory(task.engine, { threads });
  const model = models.create(architecture, vocabulary.size, members);
  const settings = { batch, steps: task.steps, learningRate: LEARNING_RATE };
  const measurement = await measureTraining(task.engine, model, train, settings);
  await models.dispose();
  return measurement;
}
