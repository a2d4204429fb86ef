import type { IncomingMessage } from 'node:http';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Observable } from 'rxjs';
import { BodyTooLargeError, UnsupportedTypeError } from '../shared/errors';
import { NO_BODY, TAKEN_BODY, type TakenBody } from './bodies';
import { parseJson } from './parse-json';
import { readBytes } from './read-bytes';

type Request = IncomingMessage & { body?: unknown };

/** Reads the body that a route takes, once its headers say that it is one; anything else is refused unread. */
@Injectable()
export class BodyInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    if (context.getType() !== 'http') return next.handle(); // messages of sockets come this way too
    const request = context.switchToHttp().getRequest<Request>();
    const taken = this.reflector.get<TakenBody | undefined>(TAKEN_BODY, context.getHandler()) ?? NO_BODY;
    const hasBody = request.headers['transfer-encoding'] !== undefined || lengthOf(request) > 0;
    if (hasBody || taken.isStream) checkHeaders(request, taken);
    if (hasBody && !taken.isStream) request.body = parseJson(await readBytes(request, taken.largestBytes));
    return next.handle();
  }
}

/** Throws an UnsupportedTypeError or a BodyTooLargeError. */
function checkHeaders(request: IncomingMessage, { types, largestBytes }: TakenBody): void {
  const { 'content-type': given, 'content-encoding': coding = 'identity' } = request.headers;
  const [type, ...parameters] = (given ?? '').split(';').map((part) => part.trim().toLowerCase());
  const [charset = 'utf-8'] = parameters.flatMap((each) => /^charset="?([^"]*)"?$/.exec(each)?.[1] ?? []);
  if (!types.includes(type) || !/^utf-?8$/.test(charset)) throw new UnsupportedTypeError('type', given, types[0]);
  if (coding !== 'identity') throw new UnsupportedTypeError('encoding', coding, 'none');
  const length = lengthOf(request);
  if (length > largestBytes) throw new BodyTooLargeError(`${length}`, largestBytes);
}

function lengthOf({ headers }: IncomingMessage): number {
  return Number(headers['content-length'] ?? 0);
}
