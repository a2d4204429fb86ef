import type { Logger } from '@nestjs/common';
import type { Refusal } from '#contracts';
import { problemOf } from './problem.filter';

/** What a socket's message is answered with; what goes wrong is told as a problem. */
export async function answerMessage<Answer>(logger: Logger, act: () => Promise<Answer>): Promise<Answer | Refusal> {
  try {
    return await act();
  } catch (error) {
    const { status, detail } = problemOf(error);
    if (status === 500) logger.error(error instanceof Error ? error.stack : error);
    return { ok: false, problem: detail, ...(status === 503 && { retry: true }) };
  }
}
