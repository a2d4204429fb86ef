import type { BaselinesView, ChampionView, CommunityView, TournamentStatus, TournamentView } from '#contracts';

/** What came of a tournament: the object with which `launch --json` and `resume --json` end. */
export interface Outcome {
  tournamentId: string;
  status: TournamentStatus;
  seed: number;
  generations: number;
  individuals: number;
  lineageHash: string | null;
  engine: string;
  processor: string;
  champion: ChampionView | null;
  champions: ChampionView[];
  communities: CommunityView[];
  baselines: Record<string, BaselinesView>;
  tokensTrained: number;
  tokensPerSecond: number;
  seconds: number;
}

export function outcomeOf(tournament: TournamentView): Outcome {
  const { tokensTrained, seconds } = tournament;
  return {
    tournamentId: tournament.id,
    status: tournament.status,
    seed: tournament.seed,
    generations: tournament.generations,
    individuals: tournament.individuals,
    lineageHash: tournament.lineageHash,
    engine: tournament.engine,
    processor: tournament.processor,
    champion: tournament.champion,
    champions: tournament.champions,
    communities: tournament.communities,
    baselines: tournament.baselines,
    tokensTrained,
    tokensPerSecond: seconds > 0 ? tokensTrained / seconds : 0,
    seconds,
  };
}
