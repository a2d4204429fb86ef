/**
 * Tournaments, what lived in them, their arenas, and the log of what happened. JSON is kept as `json`, not `jsonb`: what is handed
 * back whole keeps the order of its members, and may hold any character. Individuals carry what they are sorted by; gene histories are
 * written as generations close, origins of alleles as they open. Which index serves which query: docs/performance.md.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ACCESS_TABLES } from './access-table';
import { SPECIES_TABLES } from './species-tables';

const UP = [
  `CREATE TABLE tournament (
    id text PRIMARY KEY,
    seed bigint NOT NULL,
    fork_of json,
    config json NOT NULL,
    status text NOT NULL, reason text,
    survey json NOT NULL,
    baselines json NOT NULL,
    generation integer NOT NULL,
    champion json,
    champions json NOT NULL,
    communities json NOT NULL,
    lineage_hash text,
    engine text NOT NULL,
    processor text NOT NULL,
    tokens_trained bigint NOT NULL,
    seconds double precision NOT NULL,
    created_at timestamptz NOT NULL,
    last_seq integer NOT NULL,
    fencing_token integer NOT NULL,
    conductor text,
    lease_until timestamptz,
    name text,
    notes text,
    individuals integer NOT NULL,
    flops double precision NOT NULL, cpu_seconds double precision NOT NULL,
    niches_mixed boolean NOT NULL
  )`,
  `CREATE INDEX tournament_forks ON tournament ((fork_of->>'tournament')) WHERE fork_of IS NOT NULL`,
  `CREATE INDEX tournament_newest ON tournament (created_at DESC, id DESC)`,
  `CREATE TABLE generation (
    tournament_id text NOT NULL REFERENCES tournament,
    generation integer NOT NULL,
    niches json NOT NULL,
    closed_at timestamptz NOT NULL,
    vote_cut integer NOT NULL,
    PRIMARY KEY (tournament_id, generation)
  )`,
  `CREATE TABLE scheme_state (
    tournament_id text NOT NULL REFERENCES tournament,
    generation integer NOT NULL,
    state json NOT NULL,
    PRIMARY KEY (tournament_id, generation)
  )`,
  `CREATE TABLE environment (
    tournament_id text NOT NULL REFERENCES tournament,
    generation integer NOT NULL,
    interventions json NOT NULL,
    settings json NOT NULL,
    summary json NOT NULL,
    PRIMARY KEY (tournament_id, generation)
  )`,
  `CREATE TABLE individual (
    id text PRIMARY KEY,
    tournament_id text NOT NULL REFERENCES tournament,
    generation integer NOT NULL,
    slot integer NOT NULL,
    niche text NOT NULL,
    deme text NOT NULL,
    family text NOT NULL,
    genome json NOT NULL,
    architecture json NOT NULL,
    hyperparameters json NOT NULL, regulation json,
    parameters integer NOT NULL,
    ancestors_passed json NOT NULL,
    status text NOT NULL,
    cause text,
    died_generation integer, species integer,
    validation_nats double precision,
    bits_per_character double precision,
    tokens_trained bigint,
    rating double precision,
    name text,
    notes text,
    UNIQUE (tournament_id, generation, slot)
  )`,
  `CREATE INDEX individual_by_birth ON individual (tournament_id, niche, family, generation, slot)`,
  `CREATE INDEX individual_by_validation_nats ON individual (tournament_id, niche, family, validation_nats, generation, slot)`,
  `CREATE INDEX individual_by_rating ON individual (tournament_id, niche, family, rating, generation, slot)`,
  `CREATE INDEX individual_by_parameters ON individual (tournament_id, niche, family, parameters, generation, slot)`,
  `CREATE INDEX individual_by_tokens_trained ON individual (tournament_id, niche, family, tokens_trained, generation, slot)`,
  `CREATE INDEX individual_by_bits ON individual (tournament_id, bits_per_character, generation, slot)`,
  `CREATE INDEX individual_by_death ON individual (tournament_id, died_generation)`,
  `CREATE INDEX individual_untrained ON individual (tournament_id, status, generation, slot) WHERE status <> 'trained'`,
  `CREATE INDEX individual_untrained_by_parameters ON individual (tournament_id, status, parameters, generation, slot)
    WHERE status <> 'trained'`,
  `CREATE INDEX individual_annotated ON individual (tournament_id, id) WHERE name IS NOT NULL OR notes IS NOT NULL`,
  `CREATE INDEX individual_words ON individual USING gin (to_tsvector('simple',
    coalesce(name, '') || ' ' || coalesce(notes, ''))) WHERE name IS NOT NULL OR notes IS NOT NULL`,
  `CREATE TABLE life (
    individual_id text NOT NULL REFERENCES individual,
    generation integer NOT NULL,
    cause text,
    weights text NOT NULL, optimizer_state text, birth_weights text,
    birth_nats double precision,
    inherited_fraction double precision NOT NULL,
    tokens_trained bigint NOT NULL,
    training_flops double precision NOT NULL,
    sparsity double precision NOT NULL,
    loss_curve json NOT NULL,
    prequential_nats double precision NOT NULL,
    prequential_slope double precision,
    former_text text, regulation json,
    learning json,
    probes json,
    passed json NOT NULL,
    PRIMARY KEY (individual_id, generation)
  )`,
  ...['weights', 'optimizer_state', 'birth_weights'].map((file) => `CREATE INDEX life_${file} ON life (${file})`),
  `CREATE TABLE parentage (
    child_id text NOT NULL REFERENCES individual,
    parent_id text NOT NULL REFERENCES individual,
    share double precision NOT NULL,
    role text NOT NULL,
    weight_share double precision NOT NULL,
    genes text[] NOT NULL,
    PRIMARY KEY (child_id, parent_id)
  )`,
  `CREATE INDEX parentage_children ON parentage (parent_id)`,
  `CREATE TABLE evaluation (
    individual_id text NOT NULL REFERENCES individual,
    niche text NOT NULL,
    generation integer NOT NULL,
    part text NOT NULL,
    symbols integer NOT NULL,
    nats double precision NOT NULL,
    bits_per_character double precision NOT NULL,
    standard_error_nats double precision NOT NULL,
    prediction_entropy_bits double precision NOT NULL,
    blocks double precision[] NOT NULL,
    PRIMARY KEY (individual_id, niche, generation, part)
  )`,
  `CREATE INDEX evaluation_on_test ON evaluation (bits_per_character) WHERE part = 'test'`,
  ...SPECIES_TABLES,
  `CREATE TABLE lineage_event (
    tournament_id text NOT NULL REFERENCES tournament,
    seq integer NOT NULL,
    type text NOT NULL,
    at timestamptz NOT NULL,
    v smallint NOT NULL,
    data json NOT NULL,
    PRIMARY KEY (tournament_id, seq)
  )`,
  `CREATE INDEX lineage_event_intervention ON lineage_event (tournament_id, seq) WHERE type = 'environment.intervened'`,
  `CREATE TABLE arena (
    tournament_id text NOT NULL REFERENCES tournament,
    generation integer NOT NULL,
    niche text NOT NULL,
    niche_index integer NOT NULL,
    prompts json NOT NULL,
    PRIMARY KEY (tournament_id, generation, niche)
  )`,
  `CREATE TABLE sample (
    tournament_id text NOT NULL,
    generation integer NOT NULL,
    niche text NOT NULL,
    competitor text NOT NULL,
    prompt integer NOT NULL,
    content json NOT NULL,
    features json NOT NULL,
    PRIMARY KEY (tournament_id, generation, niche, competitor, prompt),
    FOREIGN KEY (tournament_id, generation, niche) REFERENCES arena
  )`,
  `CREATE TABLE battle (
    tournament_id text NOT NULL,
    generation integer NOT NULL,
    niche text NOT NULL,
    number integer NOT NULL,
    first text NOT NULL,
    second text NOT NULL,
    prompt integer NOT NULL,
    rater text NOT NULL,
    outcome text NOT NULL,
    PRIMARY KEY (tournament_id, generation, niche, number),
    FOREIGN KEY (tournament_id, generation, niche) REFERENCES arena
  )`,
  `CREATE INDEX battle_first ON battle (tournament_id, first, generation, niche, number)`,
  `CREATE INDEX battle_second ON battle (tournament_id, second, generation, niche, number)`,
  `CREATE TABLE rating (
    tournament_id text NOT NULL,
    generation integer NOT NULL,
    niche text NOT NULL,
    competitor text NOT NULL,
    kind text NOT NULL,
    nats double precision NOT NULL,
    standard_error_nats double precision NOT NULL,
    own_error_nats double precision NOT NULL,
    degrees_of_freedom integer NOT NULL,
    lower_nats double precision NOT NULL,
    upper_nats double precision NOT NULL,
    elo double precision NOT NULL,
    rank integer NOT NULL,
    lowest_rank integer NOT NULL,
    battles integer NOT NULL,
    tastes json NOT NULL,
    gold double precision NOT NULL,
    notes json NOT NULL,
    PRIMARY KEY (tournament_id, generation, niche, competitor),
    FOREIGN KEY (tournament_id, generation, niche) REFERENCES arena
  )`,
  `CREATE INDEX rating_of_competitor ON rating (tournament_id, competitor, generation)`,
  `CREATE TABLE metric (
    tournament_id text NOT NULL REFERENCES tournament,
    generation integer NOT NULL,
    name text NOT NULL,
    subject text NOT NULL,
    scope text NOT NULL,
    value double precision NOT NULL,
    standard_error double precision,
    PRIMARY KEY (tournament_id, generation, name, subject)
  )`,
  `CREATE INDEX metric_by_name ON metric (tournament_id, name, generation, subject)`,
  `CREATE TABLE compute (
    tournament_id text NOT NULL REFERENCES tournament,
    generation integer NOT NULL,
    individual text NOT NULL, kind text NOT NULL,
    flops double precision NOT NULL, tokens bigint NOT NULL, cpu_seconds double precision NOT NULL,
    PRIMARY KEY (tournament_id, generation, individual, kind)
  )`,
  `CREATE TABLE ballot (
    id text PRIMARY KEY,
    tournament_id text NOT NULL,
    generation integer NOT NULL,
    niche text NOT NULL,
    voter text NOT NULL,
    prompt integer NOT NULL,
    first text NOT NULL,
    second text NOT NULL,
    issued_at timestamptz NOT NULL,
    FOREIGN KEY (tournament_id, generation, niche) REFERENCES arena
  )`,
  `CREATE INDEX ballot_of_voter ON ballot (voter, issued_at)`,
  `CREATE TABLE vote (
    ballot_id text PRIMARY KEY REFERENCES ballot,
    tournament_id text NOT NULL,
    seq integer NOT NULL,
    voter text NOT NULL,
    generation integer NOT NULL,
    niche text NOT NULL,
    prompt integer NOT NULL,
    lower_name text NOT NULL,
    upper_name text NOT NULL,
    first text NOT NULL,
    second text NOT NULL,
    outcome text NOT NULL,
    at timestamptz NOT NULL,
    UNIQUE (tournament_id, seq),
    CONSTRAINT vote_once UNIQUE (tournament_id, voter, generation, niche, prompt, lower_name, upper_name)
  )`,
  `CREATE INDEX vote_of_voter ON vote (voter, at)`,
  `CREATE TABLE gene_history (
    tournament_id text NOT NULL REFERENCES tournament ON DELETE CASCADE,
    locus text NOT NULL,
    generation integer NOT NULL,
    living integer NOT NULL,
    alleles json,
    quantiles double precision[],
    PRIMARY KEY (tournament_id, locus, generation)
  )`,
  `CREATE TABLE gene_origin (
    tournament_id text NOT NULL REFERENCES tournament ON DELETE CASCADE,
    locus text NOT NULL,
    allele text NOT NULL,
    generation integer NOT NULL,
    slot integer NOT NULL,
    PRIMARY KEY (tournament_id, locus, allele, generation, slot)
  )`,
  ...ACCESS_TABLES,
  `CREATE TABLE discarded_file (kind text NOT NULL, sha256 text NOT NULL, PRIMARY KEY (kind, sha256))`,
  `CREATE TABLE experiment (id text PRIMARY KEY, config json NOT NULL, created_at timestamptz NOT NULL)`,
  `CREATE TABLE experiment_cell (
    tournament_id text PRIMARY KEY REFERENCES tournament,
    experiment_id text NOT NULL REFERENCES experiment,
    position integer NOT NULL,
    arm text NOT NULL,
    levels json NOT NULL,
    seed bigint NOT NULL
  )`,
  `CREATE UNIQUE INDEX experiment_cell_by_position ON experiment_cell (experiment_id, position)`,
];

const TABLES_YOUNGEST_FIRST = [
  ...'access_launch access_token experiment_cell experiment discarded_file gene_origin gene_history vote ballot compute metric rating battle'.split(
    ' ',
  ),
  ...'sample arena lineage_event membership species evaluation parentage life individual environment scheme_state generation tournament'.split(
    ' ',
  ),
];

export class CreateSchema1797206400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES_YOUNGEST_FIRST) await runner.query(`DROP TABLE ${table}`);
  }
}
