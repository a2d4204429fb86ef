/** What the API answers of the server itself: its corpora, tokens and dead letters. */
import type {
  AccessView,
  CorpusView,
  DeadLetterView,
  FoundView,
  ImportView,
  MetricView,
  NewTokenView,
  RetriedView,
  TokenBody,
  TokenView,
  VerificationView,
} from '#contracts';
import { deleteRequest, type Target } from './request';
import { callsOf } from './calls';

export interface Health {
  status: 'ok';
  pid: number;
  version: string;
}

export function serverRoutes(target: Target) {
  const { get, post } = callsOf(target);
  return {
    health: (signal?: AbortSignal) => get<Health>('/api/health', { signal }),
    configSchema: () => get<Record<string, unknown>>('/api/config-schema'),
    /** Tournaments and individuals by words in their names and notes. */
    search: (text: string, query: { limit?: number } = {}) =>
      get<FoundView[]>('/api/search', { query: { text, ...query } }),
    /** Of a tournament or an experiment. */
    importArchive: (gzip: ReadableStream<Uint8Array> | Blob) => post<ImportView>('/api/archives', { gzip }),
    /** The metrics that the server measures, with units and help. */
    metrics: () => get<MetricView[]>('/api/metrics'),
    verification: (id: string) => get<VerificationView>(`/api/verifications/${encodeURIComponent(id)}`),
    access: () => get<AccessView>('/api/access'),
    tokens: () => get<TokenView[]>('/api/tokens'),
    /** The answer alone holds the token itself. */
    createToken: (request: TokenBody) => post<NewTokenView>('/api/tokens', { json: request }),
    revokeToken: (id: string) => deleteRequest(target, `/api/tokens/${encodeURIComponent(id)}`),
    deadLetters: () => get<DeadLetterView[]>('/api/dead-letters'),
    retryDeadLetter: (id: string) =>
      post<RetriedView>(`/api/dead-letters/${id.split('/').map(encodeURIComponent).join('/')}/retry`),
    corpora: () => get<CorpusView[]>('/api/corpora'),
    /** A text of others; `of` has the weight of each. */
    mixCorpora: (name: string, of: Readonly<Record<string, number>>) =>
      post<CorpusView>('/api/corpora/mixtures', { json: { name, of } }),
    addCorpus: (name: string, text: string) => post<CorpusView>('/api/corpora', { query: { name }, text }),
  };
}
