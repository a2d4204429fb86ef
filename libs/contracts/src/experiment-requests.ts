/** What the API accepts about experiments. */
import { z } from 'zod';
import { experimentConfigSchema } from './config/experiment-config';
import { count, cursor, generations, inOrder, word, workers } from './query-values';

export const experimentSchema = z.strictObject({ config: experimentConfigSchema, workers });

export const experimentsQuerySchema = z.strictObject({
  tournament: word(63).optional().describe('That alone which it is a cell of.'),
  called: word(80).optional().describe('Those alone whose id begins so, or whose name it is, in capitals or not.'),
  cursor,
  limit: count(200, 50),
});

/** A metric over the seeds of an experiment; its mean over these generations, the last alone where both are left out. */
export const experimentMetricQuerySchema = z
  .strictObject({ name: word(64), subject: word(64).optional(), ...generations })
  .superRefine(inOrder('minGeneration', 'maxGeneration'));

export type ExperimentInput = z.output<typeof experimentSchema>;
export type ExperimentsInput = z.output<typeof experimentsQuerySchema>;
export type ExperimentMetricInput = z.output<typeof experimentMetricQuerySchema>;
export type ExperimentMetricQuery = ExperimentMetricInput;
