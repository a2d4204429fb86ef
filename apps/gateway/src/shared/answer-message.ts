import type { Logger } from '@nestjs/common';
import { problemOf } from './problem.filter';

export interface Refused {
  readonly ok: false;
  readonly problem: string;
}

/** What a socket's message is answered with; what goes wrong is told as a problem. */
export async function answerMessage<Answer>(logger: Logger, act: () => Promise<Answer>): Promise<Answer | Refused> {
  try {
    return await act();
  } catch (error) {
    const { status, detail } = problemOf(error);
    if (status === 500) logger.error(error instanceof Error ? error.stack : error);
    return { ok: false, problem: detail };
  }
}
