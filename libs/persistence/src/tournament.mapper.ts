import type { TournamentView } from '#contracts';
import type { Tournament } from '#tournament';
import type { TournamentEntity } from './entities/tournament.entity';

/** The row of a tournament that begins: one event, no claim. */
export function toTournamentRow(tournament: Tournament): TournamentEntity {
  return {
    ...tournament,
    createdAt: new Date(tournament.createdAt),
    lastSeq: 1,
    fencingToken: 0,
    conductor: null,
    leaseUntil: null,
    votingGeneration: null,
    votingUntil: null,
    votesUntil: null,
    name: null,
    notes: null,
    individuals: 0,
    flops: 0,
    cpuSeconds: 0,
    nichesMixed: false,
  };
}

export function toTournament(row: TournamentEntity): Tournament {
  const { lastSeq: _lastSeq, fencingToken: _token, name: _name, notes: _notes, ...kept } = row;
  const { individuals: _individuals, flops: _flops, cpuSeconds: _cpuSeconds, ...own } = kept;
  const { nichesMixed: _mixed, conductor: _who, leaseUntil: _until, ...known } = own;
  const { votingGeneration: _of, votingUntil: _end, votesUntil: _last, ...tournament } = known;
  return { ...tournament, createdAt: row.createdAt.toISOString() };
}

export function toTournamentView(row: TournamentEntity): TournamentView {
  const { fencingToken: _token, nichesMixed: _mixed, conductor: _who, leaseUntil: _until, ...known } = row;
  const { votingGeneration: _of, votingUntil: _end, votesUntil: _last, ...kept } = known;
  const { survey, config, forkOf, ...tournament } = kept;
  return {
    ...tournament,
    name: row.name ?? config.name,
    notes: row.notes ?? config.notes,
    forkOf: forkOf && { tournament: forkOf.tournament, generation: forkOf.generation },
    config: { ...config },
    niches: config.niches.map((niche) => ({
      ...niche,
      demes: [...niche.demes],
      characters: survey.characters[niche.name],
    })),
    generations: config.generations,
    vocabularySize: survey.vocabulary.length,
    champions: [...row.champions],
    communities: [...row.communities],
    createdAt: row.createdAt.toISOString(),
  };
}
