import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import type { JobKind, JobOf, JobResults, SubmitOptions, WorkQueue } from '#tournament';
import type { GenerationSpans } from './generation-spans';
import { tracer } from './tracer';

/** A work queue as it is, each of whose jobs is a span, from where it is submitted until it has ended. */
export class TracedQueue implements WorkQueue {
  constructor(
    private readonly queue: WorkQueue,
    private readonly spans: Pick<GenerationSpans, 'contextOf'>,
  ) {}

  submit<Kind extends JobKind>(job: JobOf<Kind>, options: SubmitOptions = {}): Promise<JobResults[Kind]> {
    const { tournament, generation } = options.owner ?? {};
    const attributes = {
      'clade.job.kind': job.kind,
      'clade.tournament.id': tournament,
      'clade.generation': generation,
    };
    const parent = this.spans.contextOf(tournament);
    return tracer.startActiveSpan(`job ${job.kind}`, { kind: SpanKind.PRODUCER, attributes }, parent, async (span) => {
      let spent = 0;
      const onSpent = (seconds: number): void => {
        spent += seconds;
        options.onSpent?.(seconds);
      };
      try {
        return await this.queue.submit(job, { ...options, onSpent });
      } catch (error) {
        const isCancelled = options.signal?.aborted === true;
        span.setAttribute('clade.job.cancelled', isCancelled);
        if (!isCancelled) span.setStatus({ code: SpanStatusCode.ERROR, message: (error as Error).message });
        throw error;
      } finally {
        span.setAttribute('clade.job.cpu_seconds', spent).end();
      }
    });
  }
}
