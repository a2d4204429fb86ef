import { ConsoleLogger, type LogLevel } from '@nestjs/common';

/** Nest writes warnings to stdout, which is for what was asked for. */
class StderrLogger extends ConsoleLogger {
  /** Nest tells in words of each part that it starts; what is about a tournament is an object. */
  override log(message: unknown, ...rest: unknown[]): void {
    if (typeof message === 'object') super.log(message, ...rest);
  }

  protected override printMessages(
    messages: unknown[],
    context?: string,
    level?: LogLevel,
    _stream?: 'stdout' | 'stderr',
    stack?: unknown,
  ): void {
    super.printMessages(messages, context, level, 'stderr', stack);
  }
}

/** Of warnings, errors and what happens to tournaments unasked, on stderr, as lines of JSON where that is no terminal. */
export function createLogger(): ConsoleLogger {
  return new StderrLogger({ logLevels: ['log', 'warn', 'error', 'fatal'], json: !process.stderr.isTTY });
}
