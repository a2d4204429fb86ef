/** Errors that answer a request. */
import type { ProblemView } from '#contracts';

export class InvalidRequestError extends Error {
  constructor(readonly errors: NonNullable<ProblemView['errors']>) {
    super(errors.map(({ field, message }) => `${field} ${message}`).join('; '));
    this.name = 'InvalidRequestError';
  }
}

export class NotFoundError extends Error {
  constructor(kind: string, id: string) {
    super(`there is no ${kind} ${JSON.stringify(id)}`);
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

/** A body of another type than is taken. */
export class UnsupportedTypeError extends Error {
  constructor(given: string | undefined, expected: string) {
    super(`content-type is ${given ?? 'missing'}; expected ${expected}`);
    this.name = 'UnsupportedTypeError';
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
