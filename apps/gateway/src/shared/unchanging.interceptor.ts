/**
 * Answers that never change carry a strong ETag (RFC 9110, section 8.8.3), and who has them already gets 304 alone.
 * A tag is a hash of what the answer follows from, the coding that the client accepts and what it may see included, so that it costs no answer.
 */
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type CallHandler, type ExecutionContext, Inject, Injectable, type NestInterceptor } from '@nestjs/common';
import { type Observable, of, tap } from 'rxjs';
import { VERSION } from '#settings';
import type { TournamentArchive } from '#tournament';
import { accessOf } from '../access/access';
import { ARCHIVE } from './tokens';

type Asked = IncomingMessage & { readonly originalUrl: string; readonly params: Readonly<Record<string, string>> };

/** Answers about a tournament, once it is finished. Names and notes may change still: its revision tells of them. */
@Injectable()
export class FinishedInterceptor implements NestInterceptor {
  constructor(@Inject(ARCHIVE) private readonly archive: TournamentArchive) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const { id } = context.switchToHttp().getRequest<Asked>().params;
    const revision = await this.archive.finishedRevision(id);
    return revision === undefined ? next.handle() : unchanging(context, next, revision);
  }
}

/** Answers about a tournament that never change from the first on, until it is deleted. */
@Injectable()
export class UnchangingInterceptor implements NestInterceptor {
  constructor(@Inject(ARCHIVE) private readonly archive: TournamentArchive) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const { id } = context.switchToHttp().getRequest<Asked>().params;
    return (await this.archive.find(id)) ? unchanging(context, next, '') : next.handle();
  }
}

function unchanging(context: ExecutionContext, next: CallHandler, revision: string): Observable<unknown> {
  const http = context.switchToHttp();
  const [request, response] = [http.getRequest<Asked>(), http.getResponse<ServerResponse>()];
  const parts = [
    VERSION,
    revision,
    request.originalUrl,
    request.headers['accept-encoding'] ?? '',
    accessOf(request).tournamentId,
  ];
  const tag = `"${createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 27)}"`;
  const mark = () => response.setHeader('ETag', tag).setHeader('Cache-Control', 'no-cache');
  if (!matches(request.headers['if-none-match'], tag)) return next.handle().pipe(tap(mark));
  mark();
  response.statusCode = 304;
  return of(undefined);
}

function matches(ifNoneMatch: string | undefined, tag: string): boolean {
  return (ifNoneMatch ?? '').split(',').some((each) => each.trim().replace(/^W\//, '') === tag);
}
