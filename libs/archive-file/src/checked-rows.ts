/** The rows of an archive, as far as they are compared with each other. */
import type { Embodied, EnvironmentState, Membership, Species, Tournament } from '#tournament';

interface OfTournament {
  readonly tournamentId: string;
}

export interface OfArena extends OfTournament {
  readonly generation: number;
  readonly niche: string;
}

/** What somebody voted on. */
interface Pair extends OfArena {
  readonly voter: string;
  readonly prompt: number;
  readonly first: string;
  readonly second: string;
}

/** Of each table, what is checked of its rows. */
export interface CheckedRows {
  readonly tournament: Pick<
    Tournament,
    'id' | 'seed' | 'forkOf' | 'status' | 'generation' | 'lineageHash' | 'config' | 'survey'
  > & {
    readonly lastSeq: number;
  };
  readonly generation: OfTournament & { readonly generation: number };
  readonly scheme_state: OfTournament & { readonly generation: number };
  readonly environment: OfTournament & Pick<EnvironmentState, 'interventions'> & { readonly generation: number };
  readonly individual: OfArena &
    Embodied & {
      readonly id: string;
      readonly deme: string;
      readonly slot: number;
      readonly status: 'born' | 'trained' | 'nonviable';
      readonly cause: string | null;
      readonly diedGeneration: number | null;
    };
  readonly parentage: { readonly childId: string; readonly parentId: string; readonly weightShare: number };
  readonly life: {
    readonly individualId: string;
    readonly generation: number;
    readonly weights: string;
    readonly optimizerState: string | null;
    readonly birthWeights: string | null;
  };
  readonly evaluation: {
    readonly individualId: string;
    readonly niche: string;
    readonly generation: number;
    readonly part: 'validation' | 'test';
  };
  readonly species: OfTournament & Species;
  readonly membership: OfTournament & Membership;
  readonly arena: OfArena & { readonly nicheIndex: number };
  readonly sample: OfArena;
  readonly battle: OfArena;
  readonly rating: OfArena;
  readonly metric: OfTournament & { readonly generation: number };
  readonly compute: OfTournament & { readonly generation: number; readonly individual: string };
  readonly ballot: Pair & { readonly id: string };
  readonly vote: Pair & {
    readonly ballotId: string;
    readonly seq: number;
    readonly lowerName: string;
    readonly upperName: string;
  };
  readonly lineage_event: OfTournament & { readonly seq: number };
}
