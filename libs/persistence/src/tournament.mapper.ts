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
    name: null,
    notes: null,
  };
}

export function toTournament(row: TournamentEntity): Tournament {
  const { lastSeq: _lastSeq, fencingToken: _token, name: _name, notes: _notes, ...tournament } = row;
  return { ...tournament, createdAt: row.createdAt.toISOString() };
}

/** `individuals` counts those that ever lived in it. */
export function toTournamentView(row: TournamentEntity, individuals: number): TournamentView {
  const { fencingToken: _, survey, config, ...tournament } = row;
  return {
    ...tournament,
    name: row.name ?? config.name,
    notes: row.notes ?? config.notes,
    config: { ...config },
    niches: config.niches.map((niche) => ({ ...niche, characters: survey.characters[niche.name] })),
    generations: config.generations,
    individuals,
    vocabularySize: survey.vocabulary.length,
    champions: [...row.champions],
    createdAt: row.createdAt.toISOString(),
  };
}
