/** Whether the rows of an archive belong together: all of one tournament, each referring to what came before it. */
import { individualId, InvalidValueError, sum } from '#base';
import type { Table } from '#tournament';
import type { Manifest } from './manifest';

interface OfTournament {
  readonly tournamentId: string;
}

interface OfArena extends OfTournament {
  readonly generation: number;
  readonly niche: string;
}

/** Of each table, what is checked of its rows. */
export interface CheckedRows {
  readonly tournament: {
    readonly id: string;
    readonly status: string;
    readonly generation: number;
    readonly lastSeq: number;
    readonly lineageHash: string | null;
    readonly config: {
      readonly generations: number;
      readonly niches: readonly {
        readonly name: string;
        readonly corpus: string;
        readonly sha256: string;
        readonly demes: readonly { readonly name: string; readonly capacity: number }[];
      }[];
    };
  };
  readonly generation: OfTournament & { readonly generation: number };
  readonly individual: OfArena & {
    readonly id: string;
    readonly deme: string;
    readonly slot: number;
    readonly status: string;
  };
  readonly parentage: { readonly childId: string; readonly parentId: string };
  readonly life: { readonly individualId: string; readonly weights: string };
  readonly evaluation: { readonly individualId: string };
  readonly arena: OfArena;
  readonly sample: OfArena;
  readonly battle: OfArena;
  readonly rating: OfArena;
  readonly ballot: OfArena & { readonly id: string };
  readonly vote: OfArena & { readonly ballotId: string; readonly seq: number };
  readonly lineage_event: OfTournament & { readonly seq: number };
}

/** Is called with every row, in the order of the tables. Throws an InvalidValueError. */
export class RowsCheck {
  private tournament!: CheckedRows['tournament'];
  private readonly generationOf = new Map<string, number>();
  private readonly trained = new Set<string>();
  private readonly arenas = new Set<string>();
  private readonly ballots = new Set<string>();
  private mostIndividuals = 0;
  private generations = 0;
  private events = 0;
  private readonly weightFiles = new Set<string>();

  private readonly id: string;

  /** What the manifest says of the tournament. */
  constructor(private readonly told: Manifest['tournament']) {
    this.id = told.id;
  }

  /** The text of each niche, by SHA-256. */
  get texts(): readonly string[] {
    return [...new Set(this.tournament.config.niches.map(({ sha256 }) => sha256))].sort();
  }

  /** The weights that individuals have, by SHA-256. */
  get weights(): readonly string[] {
    return [...this.weightFiles].sort();
  }

  row<Name extends Table>(table: Name, row: CheckedRows[Name]): void {
    if ('tournamentId' in row) expect('tournamentId', row.tournamentId, row.tournamentId === this.id, this.id);
    this.rows[table](row);
  }

  /** After the last row. */
  end(): void {
    const { lastSeq, status, lineageHash } = this.tournament;
    expect('lastSeq', lastSeq, lastSeq === this.events, `${this.events}, the number of its last event`);
    const isHashed = lineageHash !== null;
    expect('lineageHash', lineageHash, isHashed === (status === 'finished'), 'one of a finished tournament alone');
  }

  private readonly rows: { readonly [Name in Table]: (row: CheckedRows[Name]) => void } = {
    tournament: (row) => {
      if (this.tournament) throw new InvalidValueError('id', row.id, 'one tournament alone');
      for (const field of ['id', 'status', 'lastSeq', 'lineageHash'] as const) {
        expect(field, row[field], row[field] === this.told[field], `${this.told[field]}, as in the manifest`);
      }
      const highest = row.config.generations - 1;
      expect('generation', row.generation, row.generation <= highest, `at most ${highest}, as in the config`);
      this.tournament = row;
      this.mostIndividuals =
        row.config.generations * sum(row.config.niches.flatMap(({ demes }) => demes.map(({ capacity }) => capacity)));
    },
    generation: ({ generation }) => {
      expect('generation', generation, generation === this.generations, `${this.generations}: they come without a gap`);
      this.generations += 1;
    },
    individual: (row) => {
      const id = individualId(this.id, row);
      const { generation } = this.tournament;
      expect('id', row.id, row.id === id, id);
      expect('generation', row.generation, row.generation <= generation, `at most ${generation}, the newest opened`);
      this.checkNiche(row.niche);
      this.checkDeme(row);
      this.generationOf.set(id, row.generation);
      const count = this.generationOf.size;
      const most = this.mostIndividuals;
      expect('individuals', count, count <= most, `at most ${most}, as many as generations and capacities allow`);
      if (row.status === 'trained') this.trained.add(id);
    },
    parentage: ({ childId, parentId }) => {
      const born = this.known('childId', childId);
      const parentBorn = this.known('parentId', parentId);
      expect('parentId', parentId, parentBorn < born, `somebody born before generation ${born}`);
    },
    life: ({ individualId: id, weights }) => {
      expect('individualId', id, this.trained.has(id), 'a trained individual of the archive');
      this.weightFiles.add(weights);
    },
    evaluation: ({ individualId: id }) =>
      expect('individualId', id, this.trained.has(id), 'a trained individual of the archive'),
    arena: (row) => {
      this.checkNiche(row.niche);
      this.arenas.add(arenaOf(row));
    },
    sample: (row) => this.checkArena(row),
    battle: (row) => this.checkArena(row),
    rating: (row) => this.checkArena(row),
    ballot: (row) => {
      this.checkArena(row);
      this.ballots.add(row.id);
    },
    vote: (row) => {
      this.checkArena(row);
      expect('ballotId', row.ballotId, this.ballots.has(row.ballotId), 'a ballot of the archive');
      const { lastSeq } = this.tournament;
      expect('seq', row.seq, row.seq <= lastSeq, `at most ${lastSeq}, the number of the last event`);
    },
    lineage_event: ({ seq }) => {
      expect('seq', seq, seq === this.events + 1, `${this.events + 1}: events are numbered without a gap`);
      this.events = seq;
    },
  };

  /** The generation of its birth. */
  private known(field: string, id: string): number {
    const generation = this.generationOf.get(id);
    if (generation === undefined) throw new InvalidValueError(field, id, 'an individual of the archive');
    return generation;
  }

  private checkDeme({ niche, deme }: { readonly niche: string; readonly deme: string }): void {
    const { demes } = this.tournament.config.niches.find(({ name }) => name === niche)!;
    const names = demes.map(({ name }) => name);
    expect('deme', deme, names.includes(deme), `a deme of niche ${niche}: ${names.join(', ')}`);
  }

  private checkNiche(niche: string): void {
    const names = this.tournament.config.niches.map(({ name }) => name);
    expect('niche', niche, names.includes(niche), `one of ${names.join(', ')}`);
  }

  private checkArena(row: OfArena): void {
    expect('niche', row.niche, this.arenas.has(arenaOf(row)), `a niche with an arena in generation ${row.generation}`);
  }
}

function arenaOf({ generation, niche }: OfArena): string {
  return `${generation}/${niche}`;
}

function expect(field: string, value: unknown, holds: boolean, expected: string): void {
  if (!holds) throw new InvalidValueError(field, value, expected);
}
