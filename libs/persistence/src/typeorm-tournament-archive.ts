import type { AnnotationBody } from '#contracts';
import { originalOf, type TournamentArchive } from '#tournament';
import { Any, MoreThan } from 'typeorm';
import type { Database } from './database';
import { comparable } from './entities/column-types';
import { EvaluationEntity } from './entities/evaluation.entity';
import { IndividualEntity } from './entities/individual.entity';
import { LifeEntity } from './entities/life.entity';
import { LineageEventEntity } from './entities/lineage-event.entity';
import { TournamentEntity } from './entities/tournament.entity';
import { readGeneOrigins } from './gene-origins';
import { toIndividualDetailView } from './individual.mapper';
import { toLineageEvent } from './lineage-event.mapper';
import { pageOfBattles, readBattle, readTextLengths } from './read-battles';
import { pageOfAlleles } from './page-of-alleles';
import { pageOfIndividuals } from './page-of-individuals';
import { pageOfTournaments } from './page-of-tournaments';
import { readCommonAncestors } from './read-common-ancestors';
import { readChanged } from './read-changed';
import { readChildren, readParentage, selectIndividuals } from './read-individuals';
import { readSettings } from './read-environment';
import { readLineage } from './read-lineage';
import { readForks } from './read-forks';
import { readGenerationViews } from './read-generations';
import { readSpeciesViews } from './read-species';
import { readLeaderboard } from './read-leaderboard';
import { readComputeOfIndividual, readComputeOfTournament } from './read-compute';
import { pageOfMetrics } from './read-metrics';
import { readFinishedRevision } from './read-finished-revision';
import { readAncestors, readDescendants, readPrimaryLine } from './read-relatives';
import { readRegulation } from './read-regulation';
import { readGeneHistory } from './read-genes';
import { readRatingHistory, readRatings } from './read-ratings';
import { searchNotes } from './search-notes';
import { toTournamentView } from './tournament.mapper';
import { tellFaults } from './tell-faults';

/** The archive of a database. Each query is short: the embedded database answers one at a time. */
export function createTypeormTournamentArchive({ dataSource }: Database): TournamentArchive {
  const { manager } = dataSource;
  return tellFaults({
    list: (page) => pageOfTournaments(manager, page),

    countRunning: () => manager.countBy(TournamentEntity, { status: 'running' }),

    async find(tournamentId) {
      const row = await manager.findOneBy(TournamentEntity, { id: tournamentId });
      return row ? toTournamentView(row) : undefined;
    },

    async forks(tournamentId) {
      const rows = await readForks(manager, tournamentId);
      return rows.map(toTournamentView);
    },

    finishedRevision: (tournamentId) => readFinishedRevision(manager, tournamentId),

    generations: (tournamentId) => readGenerationViews(manager, tournamentId),

    settings: (tournamentId, from, limit) => readSettings(manager, tournamentId, from, limit),

    metrics: (tournamentId, query) => pageOfMetrics(manager, tournamentId, query),

    compute: (tournamentId, query) => readComputeOfTournament(manager, tournamentId, query),
    individualCompute: (individualId, query) => readComputeOfIndividual(manager, individualId, query),

    individuals: (tournamentId, query) => pageOfIndividuals(manager, tournamentId, query),

    async individual(individualId) {
      const row = await selectIndividuals(manager)
        .addSelect(['individual.rating', 'individual.tokensTrained'])
        .where({ id: individualId })
        .getOne();
      if (!row) return undefined;
      const lives = await manager
        .createQueryBuilder(LifeEntity, 'life')
        .addSelect('life.lossCurve')
        .where({ individualId: row.id })
        .orderBy('life.generation')
        .getMany();
      const parentage = await readParentage(manager, [row.id]);
      const evaluations = await manager
        .createQueryBuilder(EvaluationEntity, 'evaluation')
        .addSelect('evaluation.blocks')
        .where({ individualId: row.id })
        .orderBy({ 'evaluation.part': 'DESC', 'evaluation.generation': 'ASC', 'evaluation.niche': 'ASC' })
        .getMany();
      const elsewhere = ({ niche }: EvaluationEntity): number => (niche === row.niche ? 0 : 1);
      const ownFirst = evaluations.toSorted((a, b) => elsewhere(a) - elsewhere(b));
      const { forkOf } = await manager.findOneByOrFail(TournamentEntity, { id: row.tournamentId });
      const edges = parentage(row.id);
      const relatives = {
        children: await readChildren(manager, row.id),
        original: originalOf(forkOf, row),
        changedFrom: await readChanged(manager, row, edges),
      };
      return toIndividualDetailView(row, lives, edges, ownFirst, relatives);
    },

    regulation: (individualId) => readRegulation(manager, individualId),

    ancestors: (individualId, bounds) => readAncestors(manager, individualId, bounds),

    descendants: (individualId, bounds) => readDescendants(manager, individualId, bounds),

    primaryLine: (individualId, depth) => readPrimaryLine(manager, individualId, depth),

    commonAncestors: (individualId, otherId) => readCommonAncestors(manager, individualId, otherId),

    species: (tournamentId) => readSpeciesViews(manager, tournamentId),
    geneHistory: (tournamentId, locus, query) => readGeneHistory(manager, tournamentId, locus, query),

    alleles: (tournamentId, locus, page) => pageOfAlleles(manager, tournamentId, locus, page),

    geneOrigins: (tournamentId, locus, value, limit) => readGeneOrigins(manager, tournamentId, locus, value, limit),

    lineage: (tournamentId, after, limit) => readLineage(manager, tournamentId, after, limit),

    leaderboard: (tournamentId, part, limit) => readLeaderboard(manager, tournamentId, part, limit),

    ratings: (tournamentId, query) => readRatings(manager, tournamentId, query),

    ratingHistory: (individualId) => readRatingHistory(manager, individualId),

    battles: (tournamentId, query) => pageOfBattles(manager, tournamentId, query),

    battle: (tournamentId, battle) => readBattle(manager, tournamentId, battle),

    textLengths: (tournamentId, arena) => readTextLengths(manager, tournamentId, arena),

    async events(tournamentId, after, limit) {
      const where = { tournamentId, seq: MoreThan(comparable(after)) };
      const rows = await manager.find(LineageEventEntity, { where, order: { seq: 'ASC' }, take: limit });
      return rows.map(toLineageEvent);
    },

    async kinds(individualIds) {
      const where = { id: Any([...individualIds]) };
      const rows = await manager.find(IndividualEntity, {
        where,
        select: { id: true, niche: true, deme: true, family: true },
      });
      return new Map(rows.map(({ id, niche, deme, family }) => [id, { niche, deme, family }]));
    },

    search: (text, limit) => searchNotes(manager, text, limit),

    async annotateTournament(id, annotation) {
      if (says(annotation)) await manager.update(TournamentEntity, { id }, annotation);
    },

    async annotateIndividual(id, annotation) {
      if (says(annotation)) await manager.update(IndividualEntity, { id }, annotation);
    },
  });
}

function says({ name, notes }: AnnotationBody): boolean {
  return name !== undefined || notes !== undefined;
}
