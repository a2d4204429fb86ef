/** Errors that answer a request. */
import { preview } from '#base';
import type { ProblemView } from '#contracts';

export class InvalidRequestError extends Error {
  constructor(readonly errors: NonNullable<ProblemView['errors']>) {
    super(errors.map(({ field, message }) => `${field} ${message}`).join('; '));
    this.name = 'InvalidRequestError';
  }
}

/** Makes every check, and throws all that they refuse as one InvalidRequestError. */
export async function tellAll(checks: readonly (() => unknown)[]): Promise<void> {
  const errors: InvalidRequestError['errors'] = [];
  for (const check of checks) {
    try {
      await check();
    } catch (error) {
      if (!(error instanceof InvalidRequestError)) throw error;
      errors.push(...error.errors);
    }
  }
  if (errors.length > 0) throw new InvalidRequestError(errors);
}

export class NotFoundError extends Error {
  /** `instead`: what there is, where that is known. */
  constructor(kind: string, id: string, instead?: string) {
    super([`there is no ${kind} ${preview(id)}`, instead].filter(Boolean).join('; '));
    this.name = 'NotFoundError';
  }
}

/** The request makes no sense in the state that the thing is in. */
export class ConflictError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ConflictError';
  }
}

/** Who asks may not do this. */
export class ForbiddenError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ForbiddenError';
  }
}

/** A body that cannot be read as what it says it is. */
export class InvalidBodyError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'InvalidBodyError';
  }
}

/** A body of another type or encoding than is taken. */
export class UnsupportedTypeError extends Error {
  constructor(header: 'type' | 'encoding', given: string | undefined, expected: string) {
    super(`content-${header} is ${given ?? 'missing'}; must be ${expected}`);
    this.name = 'UnsupportedTypeError';
  }
}

/** A body that is longer than the route takes. */
export class BodyTooLargeError extends Error {
  constructor(given: string, largest: number) {
    super(`body has ${given} bytes; must have at most ${largest}`);
    this.name = 'BodyTooLargeError';
  }
}

/** There is no room on the disk for what was sent. */
export class NoRoomError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'NoRoomError';
  }
}

/** Asked too often. */
export class TooManyRequestsError extends Error {
  constructor(
    message: string,
    readonly retryAfterSeconds: number,
  ) {
    super(`${message}; try again in ${retryAfterSeconds} s`);
    this.name = 'TooManyRequestsError';
  }
}

/** The value, or a NotFoundError. */
export function found<Value>(kind: string, id: string, value: Value | undefined): Value {
  if (value === undefined) throw new NotFoundError(kind, id);
  return value;
}
