/** What people change while a tournament runs: inputs from outside, kept in its log. */
import type { Intervention } from '#environment';
import type { EventData, LineageEvent } from '#contracts';

export type Intervened = EventData['environment.intervened'];

/** There is no generation left that it could hold in. */
export class TooLateError extends Error {
  /** `left` are generations that have not closed; undefined of one that has ended. */
  constructor(tournamentId: string, left?: number) {
    super(
      left === undefined
        ? `tournament ${tournamentId} has ended: nothing that comes could be changed`
        : `of tournament ${tournamentId} generation ${left} alone is left, which opens or has opened: a change would hold in none`,
    );
    this.name = 'TooLateError';
  }
}

export interface InterventionStore {
  /**
   * Appends it to the log if `check` takes it after those before; nothing else is logged meanwhile, so `check` may ask no store. Throws
   * what `check` throws, and a TooLateError where the last generation but one has closed, as that which a fork goes on from has: what is logged holds in one generation at least.
   */
  log(
    tournamentId: string,
    intervened: Intervened,
    check: (logged: readonly Intervened[]) => Promise<void>,
  ): Promise<LineageEvent>;
  /** In the order of the log. */
  logged(tournamentId: string): Promise<readonly Intervened[]>;
}

/** Where a running tournament gets them. */
export interface InterventionSource {
  /**
   * Those that hold in a generation, `applied` being those of the generations before. Asked as it opens. A replay gives what held in the
   * original.
   */
  interventionsFor(
    tournamentId: string,
    generation: number,
    applied: readonly Intervention[],
  ): Promise<readonly Intervention[]>;
}

/** Nobody intervenes. */
export const NO_INTERVENTIONS: InterventionSource = { interventionsFor: async (_id, _generation, applied) => applied };

/** What was logged since holds from the generation on that opens. */
export function liveInterventions({ logged }: Pick<InterventionStore, 'logged'>): InterventionSource {
  return {
    async interventionsFor(id, generation, applied) {
      const all = await logged(id);
      return [...applied, ...all.slice(applied.length).map((intervened) => interventionAt(generation, intervened))];
    },
  };
}

export function interventionAt(generation: number, { set, niche, deme, taste, value }: Intervened): Intervention {
  const place = { ...(niche && { niche }), ...(deme && { deme }), ...(taste && { taste }) };
  return { set, ...place, course: 'intervention', at: generation, value };
}
