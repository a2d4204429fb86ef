/** What the API answers of tournaments: launched, conducted, forked, checked, watched and taken away. */
import type {
  AnnotationBody,
  ComparisonView,
  EnvironmentView,
  ForkBody,
  InterventionBody,
  InterventionView,
  LaunchRequest,
  LineageEvent,
  Page,
  PublicationView,
  TournamentView,
  TransplantRequest,
  TransplantView,
  VerificationBody,
  VerificationView,
} from '#contracts';
import { fromSnapshot, snapshotOf, type TournamentState } from '#projection';
import { tournamentPath, transplantPath } from './paths';
import { deleteRequest, fileRequest, streamRequest, type Target } from './request';
import { callsOf } from './calls';

export function tournamentRoutes(target: Target) {
  const { get, patch, post } = callsOf(target);
  return {
    /** Tournaments that go on from a closed generation of this one. */
    fork: (id: string, request: ForkBody) => post<TournamentView[]>(`${tournamentPath(id)}/forks`, { json: request }),
    /** The oldest first. */
    forks: (id: string) => get<TournamentView[]>(`${tournamentPath(id)}/forks`),
    launch: (request: LaunchRequest) => post<TournamentView>('/api/tournaments', { json: request }),
    /** Newest first; those of experiments are left out but for `all`. */
    tournaments: (query: { cursor?: string; limit?: number; all?: boolean } = {}) =>
      get<Page<TournamentView>>('/api/tournaments', { query }),
    /** Two to eight of them side by side. */
    compare: (ids: readonly string[]) =>
      get<ComparisonView>('/api/comparison', { query: { tournaments: ids.join(',') } }),
    tournament: (id: string) => get<TournamentView>(tournamentPath(id)),
    annotateTournament: (id: string, annotation: AnnotationBody) =>
      patch<TournamentView>(tournamentPath(id), annotation),
    /** With all that lived in it. A running one is refused. */
    removeTournament: (id: string) => deleteRequest(target, tournamentPath(id)),
    /** All of it as one file, which another Clade imports; without weights where they are left out. */
    archive: (id: string, query: { weights?: boolean } = {}) =>
      streamRequest(target, `${tournamentPath(id)}/archive`, { query }),
    /** Changes its environment from the next generation on. */
    intervene: (id: string, intervention: InterventionBody) =>
      post<InterventionView>(`${tournamentPath(id)}/interventions`, { json: intervention }),
    /** Its dials by generation: what held, what is to come, and what was planned. */
    environment: (id: string) => get<EnvironmentView>(`${tournamentPath(id)}/environment`),
    /** Answers when it has stopped. */
    pause: (id: string) => post<TournamentView>(`${tournamentPath(id)}/pause`),
    /** Answers when it has stopped. */
    cancel: (id: string) => post<TournamentView>(`${tournamentPath(id)}/cancel`),
    resume: (id: string, settings: { workers?: number } = {}) =>
      post<TournamentView>(`${tournamentPath(id)}/resume`, { json: settings }),
    /** What its log comes to; a feed goes on after its `lastSeq`. */
    snapshot: async (id: string): Promise<TournamentState> =>
      fromSnapshot([snapshotOf(await fileRequest(target, `${tournamentPath(id)}/snapshot`))], { sharing: true }),
    events: (id: string, query: { after?: number; limit?: number } = {}) =>
      get<LineageEvent[]>(`${tournamentPath(id)}/events`, { query }),
    startVerification: (id: string, settings: VerificationBody = {}) =>
      post<VerificationView>(`${tournamentPath(id)}/verifications`, { json: settings }),
    /** Tests what comes from each deme in each niche; answers as it begins. */
    startTransplant: (id: string, request: TransplantRequest = {}) =>
      post<TransplantView>(`${tournamentPath(id)}/transplants`, { json: request }),
    /** Oldest first. */
    transplants: (id: string) => get<TransplantView[]>(`${tournamentPath(id)}/transplants`),
    transplant: (id: string, transplantId: string) => get<TransplantView>(transplantPath(id, transplantId)),
    /** Answers when it has stopped. */
    cancelTransplant: (id: string, transplantId: string) =>
      post<TransplantView>(`${transplantPath(id, transplantId)}/cancel`),
    /** A link that shows this tournament, and nothing else, to whoever has it. */
    publish: (id: string, limits: { days?: number } = {}) =>
      post<PublicationView>(`${tournamentPath(id)}/publications`, { json: limits }),
  };
}
