import { madePlain, plainFaults } from './check-plain';
import { InvalidRequestError } from './errors';

/**
 * Does `work` with a body from outside. Where some of its texts cannot be kept, the work is given it without them, so that all else that is wrong is
 * told too; it is refused in any case. Throws an InvalidRequestError.
 */
export async function withPlain<Result>(body: unknown, work: (plain: unknown) => Promise<Result>): Promise<Result> {
  const faults = plainFaults(body);
  if (faults.length === 0) return work(body);
  const errors = await work(madePlain(body)).then(
    () => [],
    (error: unknown) => {
      if (error instanceof InvalidRequestError) return error.errors;
      throw error;
    },
  );
  const told = new Set(faults.map(({ field }) => field));
  throw new InvalidRequestError([...faults, ...errors.filter(({ field }) => !told.has(field))]);
}
