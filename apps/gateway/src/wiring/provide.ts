import type { InjectionToken, Provider } from '@nestjs/common';

/** A class of a library, which knows none of Nest's names: `given` says what its constructor takes, in order. */
export function provide<Given extends unknown[]>(
  made: new (...given: Given) => object,
  given: InjectionToken[],
): Provider {
  return { provide: made, inject: given, useFactory: (...taken: Given) => new made(...taken) };
}
