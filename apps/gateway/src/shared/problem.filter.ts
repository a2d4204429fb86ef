import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { STATUS_CODES } from 'node:http';
import { BadArchiveError } from '#archive-file';
import { InvalidValueError } from '#base';
import type { ProblemView } from '#contracts';
import { MissingEngineError } from '#engines';
import { CorpusError } from '#sources';
import { BadCursorError, CorruptFileError, JobFailedError, WorkersLostError } from '#tournament';
import {
  ConflictError,
  InvalidRequestError,
  NoRoomError,
  NotFoundError,
  TooManyRequestsError,
  UnsupportedTypeError,
} from './errors';

type Problem = Pick<ProblemView, 'status' | 'detail' | 'errors'>;

/** Answers every error as problem+json (RFC 9457). What nobody foresaw is logged, and told without its inside. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('gateway');

  constructor(private readonly host: HttpAdapterHost) {}

  catch(error: unknown, context: ArgumentsHost): void {
    const { httpAdapter } = this.host;
    const http = context.switchToHttp();
    const problem = problemOf(error);
    if (problem.status === 500) this.logger.error(error instanceof Error ? error.stack : error);
    if (error instanceof TooManyRequestsError) {
      httpAdapter.setHeader(http.getResponse(), 'Retry-After', `${error.retryAfterSeconds}`);
    }
    const title = STATUS_CODES[problem.status] ?? 'Error';
    const instance = httpAdapter.getRequestUrl(http.getRequest()) as string;
    const view: ProblemView = { type: 'about:blank', title, instance, ...problem };
    httpAdapter.setHeader(http.getResponse(), 'Content-Type', 'application/problem+json');
    httpAdapter.reply(http.getResponse(), JSON.stringify(view), problem.status);
  }
}

/** What a person is told of an error. */
export function problemOf(error: unknown): Problem {
  if (error instanceof InvalidRequestError) return { status: 422, detail: error.message, errors: error.errors };
  if (error instanceof InvalidValueError) {
    const { field, message } = error;
    return { status: 422, detail: message, errors: [{ field, message }] };
  }
  if (error instanceof BadArchiveError) {
    const { where, problem, message } = error;
    return { status: 422, detail: message, errors: [{ field: where, message: problem }] };
  }
  if (error instanceof CorpusError) return { status: CORPUS_STATUS[error.fault] ?? 422, detail: error.message };
  if (error instanceof BadCursorError) return { status: 400, detail: error.message };
  if (error instanceof UnsupportedTypeError) return { status: 415, detail: error.message };
  if (error instanceof NoRoomError) return { status: 507, detail: error.message };
  if (error instanceof NotFoundError) return { status: 404, detail: error.message };
  if (error instanceof ConflictError) return { status: 409, detail: error.message };
  if (error instanceof TooManyRequestsError) return { status: 429, detail: error.message };
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
