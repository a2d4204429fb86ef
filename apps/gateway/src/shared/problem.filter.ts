import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import { BadArchiveError } from '#archive-file';
import { InvalidValueError } from '#base';
import { RefusedError } from '#conducting';
import { MissingEngineError } from '#engines';
import { ObjectStoreError } from '#object-store';
import { CorpusError } from '#sources';
import {
  BadCursorError,
  ConductedElsewhereError,
  CorruptFileError,
  JobFailedError,
  QueueUnavailableError,
  StoreUnavailableError,
  WorkersLostError,
} from '#tournament';
import {
  BodyTooLargeError,
  ConflictError,
  ForbiddenError,
  InvalidBodyError,
  InvalidRequestError,
  NoRoomError,
  NotFoundError,
  TooManyRequestsError,
  UnsupportedTypeError,
} from './errors';
import { type Problem, sendProblem } from './send-problem';

/** Answers every error as problem+json (RFC 9457). What nobody foresaw is logged, and told without its inside. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('gateway');

  catch(error: unknown, context: ArgumentsHost): void {
    const http = context.switchToHttp();
    const [request, response] = [http.getRequest<IncomingMessage>(), http.getResponse<ServerResponse>()];
    const problem = problemOf(error);
    if (problem.status === 500) this.logger.error(error instanceof Error ? error.stack : error);
    if (error instanceof TooManyRequestsError) {
      response.setHeader('Retry-After', `${error.retryAfterSeconds}`);
    }
    sendProblem(request, response, problem);
  }
}

/** What a person is told of an error. */
export function problemOf(error: unknown): Problem {
  if (error instanceof InvalidRequestError) return { status: 422, detail: error.message, errors: error.errors };
  if (error instanceof InvalidValueError) {
    const { field, message, problem } = error;
    return { status: 422, detail: message, errors: [{ field, message: problem }] };
  }
  if (error instanceof BadArchiveError) {
    const { where, problem, message } = error;
    return { status: 422, detail: message, errors: [{ field: where, message: problem }] };
  }
  if (error instanceof CorpusError) return { status: CORPUS_STATUS[error.fault] ?? 422, detail: error.message };
  if (error instanceof BadCursorError) return { status: 400, detail: error.message };
  if (error instanceof InvalidBodyError) return { status: 400, detail: error.message };
  if (error instanceof BodyTooLargeError) return { status: 413, detail: error.message };
  if (error instanceof UnsupportedTypeError) return { status: 415, detail: error.message };
  if (error instanceof NoRoomError) return { status: 507, detail: error.message };
  if (error instanceof ForbiddenError) return { status: 403, detail: error.message };
  if (error instanceof NotFoundError) return { status: 404, detail: error.message };
  if (
    error instanceof StoreUnavailableError ||
    error instanceof QueueUnavailableError ||
    error instanceof ObjectStoreError
  )
    return { status: 503, detail: `${error.message}; try again later` };
  if (error instanceof ConflictError || error instanceof RefusedError || error instanceof ConductedElsewhereError)
    return { status: 409, detail: error.message };
  if (error instanceof TooManyRequestsError) return { status: 429, detail: error.message };
  if (error instanceof Error && error.name === 'OrderWaitsError') return { status: 503, detail: error.message };
  if (error instanceof CorruptFileError) return { status: 500, detail: error.message };
  if (error instanceof JobFailedError || error instanceof WorkersLostError || error instanceof MissingEngineError)
    return { status: 503, detail: error.message };
  if (error instanceof HttpException) return { status: error.getStatus(), detail: error.message };
  if (isHttpError(error)) return { status: error.status, detail: error.message };
  return { status: 500, detail: 'something went wrong in the server; its log says what' };
}

const CORPUS_STATUS: Partial<Record<CorpusError['fault'], number>> = {
  unknown: 404,
  'name-taken': 409,
  'too-long': 413,
  damaged: 500,
  unwritable: 507,
};

/** Errors of express's body parser. */
function isHttpError(error: unknown): error is { status: number; message: string } {
  return error instanceof Error && 'status' in error && typeof error.status === 'number' && error.status < 500;
}
