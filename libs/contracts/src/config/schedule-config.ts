/** What holds from some generation on. */
import { z } from 'zod';
import { scheduleFault } from '#evolution';

export const from = z.int().min(0).max(10_000).describe('The first generation that it holds for.');

/** Entries in the order of their generations, the first of them 0. */
export const scheduleOf = <Entry extends z.ZodType<{ readonly from: number }>>(entry: Entry) =>
  z
    .array(entry)
    .min(1)
    .max(100)
    .check(({ value, issues }) => {
      const fault = scheduleFault(value);
      if (fault) {
        const input = value[fault.at].from;
        issues.push({
          code: 'custom',
          continue: true,
          input,
          path: [fault.at, 'from'],
          message: `must be ${fault.expected}`,
        });
      }
    });
