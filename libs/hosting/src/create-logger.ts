import { ConsoleLogger, type LogLevel } from '@nestjs/common';

/** Nest writes warnings to stdout, which is for what was asked for. */
class StderrLogger extends ConsoleLogger {
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

/** Of warnings and errors, on stderr, as lines of JSON where that is no terminal. */
export function createLogger(): ConsoleLogger {
  return new StderrLogger({ logLevels: ['warn', 'error', 'fatal'], json: !process.stderr.isTTY });
}
