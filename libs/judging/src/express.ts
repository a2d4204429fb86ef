import { expressionOf } from '#regulation';
import type { ExpressJob, JobContext, JobResults } from '#tournament';

/** What a regulatory genome makes of each state. */
export async function expressStates(
  { regulation, states }: ExpressJob,
  { report, yieldToEventLoop }: JobContext,
): Promise<JobResults['express']> {
  const expressed: (readonly number[])[] = [];
  for (const signals of states) {
    expressed.push(expressionOf(regulation, signals, regulation.marks));
    report({ fraction: expressed.length / states.length, tokens: 0 });
    await yieldToEventLoop();
  }
  return expressed;
}
