/**
 * What makes queries short however many ever lived: individuals carry what they are sorted by, tournaments how many lived in them,
 * and gene histories are written as generations close. Which index serves which query: docs/queries.md.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Loci of real numbers at the time of this migration; the others are told by alleles. */
const REAL = ['learningRate', 'warmupFraction', 'weightDecay', 'labelSmoothing', 'clipNorm', 'temperature', 'topP'];

const SORTED_BY = ['fitness', 'rating', 'parameters', 'tokens_trained'];

const UP = [
  `ALTER TABLE tournament ADD COLUMN individuals integer NOT NULL DEFAULT 0, ADD COLUMN niches_mixed boolean NOT NULL DEFAULT false`,
  `UPDATE tournament SET
     individuals = (SELECT count(*) FROM individual WHERE tournament_id = tournament.id),
     niches_mixed = EXISTS (
       SELECT FROM parentage JOIN individual child ON child.id = child_id JOIN individual parent ON parent.id = parent_id
       WHERE child.tournament_id = tournament.id AND child.niche <> parent.niche
     )`,
  `ALTER TABLE tournament ALTER COLUMN individuals DROP DEFAULT, ALTER COLUMN niches_mixed DROP DEFAULT`,

  `ALTER TABLE individual
     ADD COLUMN fitness double precision,
     ADD COLUMN bits_per_character double precision,
     ADD COLUMN tokens_trained bigint,
     ADD COLUMN rating double precision`,
  `UPDATE individual SET
     fitness = nullif(exam.nats, 'Infinity'),
     bits_per_character = exam.bits_per_character,
     tokens_trained = life.tokens_trained,
     rating = (SELECT rating.nats FROM rating
               WHERE rating.tournament_id = individual.tournament_id AND competitor = individual.id
               ORDER BY rating.generation DESC LIMIT 1)
   FROM life LEFT JOIN exam ON exam.individual_id = life.individual_id AND part = 'validation'
   WHERE life.individual_id = individual.id`,
  `CREATE INDEX individual_by_birth ON individual (tournament_id, niche, family, generation, slot)`,
  ...SORTED_BY.map(
    (column) =>
      `CREATE INDEX individual_by_${column} ON individual (tournament_id, niche, family, ${column}, generation, slot)`,
  ),
  `CREATE INDEX individual_by_bits ON individual (tournament_id, bits_per_character, generation, slot)`,
  `CREATE INDEX individual_by_death ON individual (tournament_id, died_generation)`,
  `CREATE INDEX individual_unraised ON individual (tournament_id, status, generation, slot) WHERE status <> 'raised'`,
  `CREATE INDEX individual_unraised_by_parameters ON individual (tournament_id, status, parameters, generation, slot)
   WHERE status <> 'raised'`,
  `CREATE INDEX individual_annotated ON individual (tournament_id, id) WHERE name IS NOT NULL OR notes IS NOT NULL`,
  `CREATE INDEX exam_on_test ON exam (bits_per_character) WHERE part = 'test'`,

  `DROP INDEX battle_first`,
  `DROP INDEX battle_second`,
  `CREATE INDEX battle_first ON battle (tournament_id, first, generation, niche, number)`,
  `CREATE INDEX battle_second ON battle (tournament_id, second, generation, niche, number)`,

  `CREATE TABLE gene_history (
    tournament_id text NOT NULL REFERENCES tournament ON DELETE CASCADE,
    locus text NOT NULL,
    generation integer NOT NULL,
    living integer NOT NULL,
    alleles json,
    quantiles double precision[],
    PRIMARY KEY (tournament_id, locus, generation)
  )`,
];

/** Genes of everyone, once for each closed generation that they lived in. */
const LIVED = `
  SELECT tournament_id, lived AS generation, locus, allele
  FROM individual JOIN (SELECT tournament_id, max(generation) AS last FROM generation GROUP BY tournament_id) AS closed
      USING (tournament_id),
    generate_series(individual.generation, least(coalesce(died_generation, last), last)) AS lived,
    json_each_text(genome) AS gene (locus, allele)
  WHERE allele IS NOT NULL`;

const ALLELES = `
  INSERT INTO gene_history (tournament_id, locus, generation, living, alleles)
  SELECT tournament_id, locus, generation, sum(count), json_object_agg(allele, count) FROM (
    SELECT tournament_id, locus, generation, allele, count(*) FROM (${LIVED}) AS gene WHERE locus <> ALL ($1)
    GROUP BY tournament_id, locus, generation, allele
  ) AS counted
  GROUP BY tournament_id, locus, generation`;

const QUANTILES = `
  INSERT INTO gene_history (tournament_id, locus, generation, living, quantiles)
  SELECT tournament_id, locus, generation, count(*),
         percentile_cont(ARRAY[0, 0.25, 0.5, 0.75, 1]) WITHIN GROUP (ORDER BY allele::double precision)
  FROM (${LIVED}) AS gene WHERE locus = ANY ($1)
  GROUP BY tournament_id, locus, generation`;

const DOWN = [
  `DROP TABLE gene_history`,
  `DROP INDEX battle_first`,
  `DROP INDEX battle_second`,
  `CREATE INDEX battle_first ON battle (tournament_id, first)`,
  `CREATE INDEX battle_second ON battle (tournament_id, second)`,
  `DROP INDEX exam_on_test`,
  `DROP INDEX individual_annotated`,
  `DROP INDEX individual_unraised_by_parameters`,
  `DROP INDEX individual_unraised`,
  // The other indices go with the columns that they are on, or are named here.
  `DROP INDEX individual_by_death`,
  `DROP INDEX individual_by_birth`,
  `DROP INDEX individual_by_parameters`,
  `ALTER TABLE individual DROP COLUMN fitness, DROP COLUMN bits_per_character, DROP COLUMN tokens_trained, DROP COLUMN rating`,
  `ALTER TABLE tournament DROP COLUMN individuals, DROP COLUMN niches_mixed`,
];

export class AddScale1795831200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
    await runner.query(ALLELES, [REAL]);
    await runner.query(QUANTILES, [REAL]);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
