/** A tournament that never was, of a million: its snapshot as a file, as a server keeps it, since the log of as many would take an hour to write. */
import path from 'node:path';
import { openDatabase, createTypeormTournamentStore } from '#persistence';
import { createLineage, createTournamentState, type Lineage, NONE, toSnapshot } from '#projection';
import type { Tournament } from '#tournament';
import { SnapshotFiles } from '../../apps/gateway/src/feed/snapshot-files';
import { seededRandom } from '../../test/support/synthetic-log';
import { SYNTHETIC } from '../feed/synthetic';

const FAMILIES = ['mlp', 'rnn', 'gru', 'lstm', 'transformer', 'moe', 'mingru', 'minlstm', 'convolution'];
/** Born, trained, evaluated and dead. */
const EVENTS_A_LIFE = 4;

export interface Large {
  readonly niches: readonly string[];
  readonly generations: number;
  /** Of each niche in each generation. */
  readonly births: number;
}

/** Of as many as `shape` says, one generation after the other; parents are the better third of the generation before. */
function lineageOf({ niches, generations, births }: Large): Lineage {
  const random = seededRandom(1);
  const a = niches.length * births;
  const lineage = {
    ...createLineage(generations * a),
    tournamentId: SYNTHETIC,
    niches: [...niches],
    families: FAMILIES,
  };
  lineage.demes.push(...niches.flatMap((niche) => [`${niche}-0`, `${niche}-1`]));
  lineage.causes.push('not selected');
  for (let generation = 0; generation < generations; generation++) {
    for (let slot = 0; slot < a; slot++) {
      const row = generation * a + slot;
      const niche = Math.floor(slot / births);
      const parent = (): number =>
        generation === 0
          ? NONE
          : (generation - 1) * a + niche * births + Math.floor((births / 3) * random() ** 1.5) * 3;
      const [primary, other] = [parent(), random() < 0.3 ? parent() : NONE];
      const isHeir = primary !== NONE && random() > 0.002;
      const seq = 1 + EVENTS_A_LIFE * row;
      lineage.generation.push(generation);
      lineage.slot.push(slot);
      lineage.niche.push(niche);
      lineage.deme.push(2 * niche + (slot % 2));
      lineage.family.push(isHeir ? lineage.family.values[primary] : Math.floor(FAMILIES.length * random()));
      lineage.parameters.push(1000 + Math.floor(1e5 * random()));
      lineage.primary.push(primary);
      lineage.secondary.push(other === primary ? NONE : other);
      lineage.primaryShare.push(other === NONE ? 1 : 0.6);
      lineage.bits.push(2 + 2 / (1 + generation / 40) + 0.3 * random());
      lineage.predictionEntropy.push(2);
      lineage.rating.push(NaN);
      lineage.bornSeq.push(seq);
      lineage.evaluatedSeq.push(seq + 2);
      lineage.diedSeq.push(generation === generations - 1 ? NONE : seq + 3);
      lineage.diedGeneration.push(generation === generations - 1 ? NONE : generation);
      lineage.cause.push(generation === generations - 1 ? NONE : 0);
    }
  }
  return lineage;
}

/** Answers how many individuals there are. */
export async function fillLarge(folder: string, shape: Large, tournament: Tournament): Promise<number> {
  const { niches, generations, births } = shape;
  const individuals = niches.length * generations * births;
  const lastSeq = 1 + EVENTS_A_LIFE * individuals;
  const opened = Array.from({ length: generations }, (_, generation) => {
    return { generation, seq: 1 + EVENTS_A_LIFE * generation * niches.length * births, at: '2026-11-24T10:00:00.000Z' };
  });
  const facts = {
    name: 'Synthetic',
    generations,
    niches: [...niches],
    status: 'finished' as const,
    generation: generations - 1,
  };
  const state = { ...createTournamentState(), ...facts, lastSeq, opened, lineage: lineageOf(shape) };
  await new SnapshotFiles(path.join(folder, 'snapshots')).write(SYNTHETIC, toSnapshot(SYNTHETIC, state, Infinity)[0]);
  const database = await openDatabase({ folder });
  try {
    await createTypeormTournamentStore(database, () => new Date()).insert(tournament);
    await database.dataSource.query(
      `UPDATE tournament SET last_seq = $2, status = 'finished', generation = $3, individuals = $4 WHERE id = $1`,
      [SYNTHETIC, lastSeq, generations - 1, individuals],
    );
  } finally {
    await database.close();
  }
  return individuals;
}
