/** Whether the rows of an archive belong together: all of one tournament, each referring to what came before it. */
import { individualId, InvalidValueError } from '#base';
import { bodyCheck, type Embodied, mostIndividuals, type Table, textsOf } from '#tournament';
import { InheritanceCheck } from './check-inheritance';
import { checkFate } from './check-fate';
import { ForkCheck } from './check-fork';
import type { CheckedRows, OfArena } from './checked-rows';
import { expect } from './expect';
import type { ArchivedTournament } from './manifest';

/** An individual that has a file of weights or moments, by which its tensors are checked. */
export interface WeightsOwner {
  readonly holds: 'weights' | 'moments';
  readonly individualId: string;
  readonly architecture: object;
}

/** Is called with every row, in the order of the tables. Throws an InvalidValueError. */
export class RowsCheck {
  /** Its row, once that has come. */
  tournament!: CheckedRows['tournament'];
  private readonly generationOf = new Map<string, number>();
  private readonly nicheOf = new Map<string, string>();
  /** With their architectures, of which equal ones are one. */
  private readonly trained = new Map<string, object>();
  private readonly architectures = new Map<string, object>();
  /** Individuals with the generations in which they trained. */
  private readonly lives = new Set<string>();
  /** By generation, the niches and their indices. */
  private readonly arenas = new Map<number, Map<string, number>>();
  /** Those without a vote so far. */
  private readonly ballots = new Map<string, CheckedRows['ballot']>();
  private checkBody!: (row: Embodied) => void;
  private species = 0;
  private inheritance!: InheritanceCheck;
  private fork!: ForkCheck;
  private mostIndividuals = 0;
  private bornHere = 0;
  private generations = 0;
  private schemeStates = 0;
  private environments = 0;
  private events = 0;
  private readonly weightFiles = new Map<string, WeightsOwner>();

  private readonly id: string;

  /** What the manifest says of the tournament. */
  constructor(private readonly manifest: ArchivedTournament) {
    this.id = manifest.id;
  }

  /** The text of each niche, by SHA-256. */
  get texts(): readonly string[] {
    return [...new Set(textsOf(this.tournament.config).map(({ sha256 }) => sha256))].sort();
  }

  /** The weights that individuals have, by SHA-256. */
  get weights(): readonly string[] {
    return [...this.weightFiles.keys()].sort();
  }

  /** Whose those weights are; of several individuals, which have the same architecture then, the first; undefined if nobody's here. */
  ownerOf(weights: string): WeightsOwner | undefined {
    return this.weightFiles.get(weights);
  }

  get vocabularySize(): number {
    return this.tournament.survey.vocabulary.length;
  }

  row<Name extends Table>(table: Name, row: CheckedRows[Name]): void {
    if ('tournamentId' in row)
      expect('tournamentId', row.tournamentId, row.tournamentId === this.id, `${this.id}, the id of the tournament`);
    this.rows[table](row);
  }

  /** After the last row. */
  end(): void {
    const { lastSeq, status, lineageHash, generation } = this.tournament;
    const opened = generation + 1;
    expect('scheme_state', this.schemeStates, this.schemeStates === opened, `${opened} rows, one a generation`);
    expect('environment', this.environments, this.environments === opened, `${opened} rows, one a generation`);
    expect('tournament lastSeq', lastSeq, lastSeq === this.events, `${this.events}, the number of its last event`);
    const isHashed = lineageHash !== null;
    expect(
      'tournament lineageHash',
      lineageHash,
      isHashed === (status === 'finished'),
      'one where its status is finished',
    );
    for (const [generation, niches] of this.arenas) this.checkIndices(generation, niches);
    const [unvoted] = this.ballots.keys();
    if (unvoted) throw new InvalidValueError('ballot id', unvoted, 'the ballotId of a vote');
  }

  private readonly rows: { readonly [Name in Table]: (row: CheckedRows[Name]) => void } = {
    tournament: (row) => {
      if (this.tournament) throw new InvalidValueError('id', row.id, 'one tournament alone');
      for (const field of ['id', 'status', 'lastSeq', 'lineageHash'] as const) {
        expect(field, row[field], row[field] === this.manifest[field], `${this.manifest[field]}, as in the manifest`);
      }
      const highest = row.config.generations - 1;
      expect('generation', row.generation, row.generation <= highest, `at most ${highest}, as in the config`);
      this.tournament = row;
      this.fork = new ForkCheck(row);
      this.generations = this.fork.at + 1;
      this.schemeStates = this.environments = Math.max(0, this.fork.at);
      this.checkBody = bodyCheck(row);
      this.inheritance = new InheritanceCheck(row.config.heredity);
      this.mostIndividuals = mostIndividuals(row.config);
    },
    generation: ({ generation }) => {
      expect('generation', generation, generation === this.generations, `${this.generations}: they come without a gap`);
      this.checkOpened(generation);
      this.generations += 1;
    },
    scheme_state: ({ generation }) => {
      const next = this.schemeStates++;
      expect('generation', generation, generation === next, `${next}: they come without a gap`);
      this.checkOpened(generation);
    },
    environment: ({ generation, interventions }) => {
      const next = this.environments++;
      const { config } = this.tournament;
      const environment = [...config.environment, ...interventions];
      this.mostIndividuals = mostIndividuals({ ...config, environment });
      expect('generation', generation, generation === next, `${next}: they come without a gap`);
      this.checkOpened(generation);
    },
    individual: (row) => {
      const id = individualId(this.id, row);
      expect('id', row.id, row.id === id, `${id} by its generation and slot`);
      this.checkOpened(row.generation);
      this.checkNiche(row.niche);
      this.checkDeme(row);
      this.checkBody(row);
      checkFate(row, { open: this.generations, newest: this.tournament.generation, forkedAt: this.fork.at });
      this.generationOf.set(id, row.generation);
      const count = (this.bornHere += this.fork.isCarried(row) ? 0 : 1);
      const most = this.mostIndividuals;
      expect('individuals', count, count <= most, `at most ${most}, as many as generations and capacities allow`);
      this.nicheOf.set(id, row.niche);
      if (row.status === 'trained') this.trained.set(id, this.oneOf(row.architecture));
    },
    parentage: (row) => {
      const { childId, parentId } = row;
      const born = this.known('childId', childId);
      const parentBorn = this.known('parentId', parentId);
      expect('parentId', parentId, parentBorn < born, `somebody born before the generation of childId, ${born}`);
      this.inheritance.parentage(row);
    },
    life: (row) => {
      const { individualId: id, generation, weights, optimizerState, birthWeights } = row;
      const architecture = this.trained.get(id);
      if (!architecture) throw new InvalidValueError('individualId', id, 'a trained individual of the archive');
      this.checkOpened(generation);
      this.inheritance.life(row);
      this.fork.life(row);
      this.lives.add(`${id} ${generation}`);
      const owner = { individualId: id, architecture };
      this.own('weights', weights, { ...owner, holds: 'weights' });
      if (birthWeights !== null) this.own('birthWeights', birthWeights, { ...owner, holds: 'weights' });
      if (optimizerState !== null) this.own('optimizerState', optimizerState, { ...owner, holds: 'moments' });
    },
    evaluation: ({ individualId: id, niche, generation, part }) => {
      expect('individualId', id, this.trained.has(id), 'a trained individual of the archive');
      const own = this.nicheOf.get(id)!;
      expect('niche', niche, niche === own, `${own}, the niche of individualId ${id}`);
      const newest = this.tournament.generation;
      if (part === 'test')
        expect('generation', generation, generation === newest, `${newest}, the newest opened, on part test`);
      else
        expect(
          'generation',
          generation,
          this.lives.has(`${id} ${generation}`),
          'one with a row of individualId in life',
        );
    },
    species: ({ number, founder }) => {
      expect('number', number, number === this.species, `${this.species}: they come without a gap`);
      this.known('founder', founder);
      this.species += 1;
    },
    membership: ({ individual, generation, species }) => {
      const lived = this.lives.has(`${individual} ${generation}`);
      expect('generation', generation, lived, 'one with a row of individual in life');
      expect('generation', generation, generation < this.generations, 'one that has closed');
      expect('species', species, species < this.species, 'the number of a species of the archive');
    },
    arena: (row) => {
      this.checkNiche(row.niche);
      this.checkOpened(row.generation);
      const niches = this.arenas.get(row.generation) ?? new Map<string, number>();
      this.arenas.set(row.generation, niches.set(row.niche, row.nicheIndex));
    },
    sample: (row) => this.checkArena(row),
    battle: (row) => this.checkJudged(row),
    rating: (row) => this.checkJudged(row),
    metric: ({ generation }) => this.checkOpened(generation),
    compute: ({ generation, individual }) => {
      if (generation > 0) this.checkOpened(generation); // n-grams may be fitted before generation 0 opens
      if (individual !== '') this.known('individual', individual);
    },
    ballot: (row) => {
      this.checkArena(row);
      this.ballots.set(row.id, row);
    },
    vote: (row) => {
      this.checkArena(row);
      const ballot = this.ballots.get(row.ballotId);
      if (!ballot)
        throw new InvalidValueError(
          'ballotId',
          row.ballotId,
          'the id of a ballot of the archive that has no other vote',
        );
      this.ballots.delete(row.ballotId);
      for (const field of ['generation', 'niche', 'voter', 'prompt', 'first', 'second'] as const) {
        expect(field, row[field], row[field] === ballot[field], `${ballot[field]}, as on its ballot`);
      }
      const [lower, upper] = [row.first, row.second].sort();
      expect('lowerName', row.lowerName, row.lowerName === lower, lower);
      expect('upperName', row.upperName, row.upperName === upper, upper);
      const { lastSeq } = this.tournament;
      expect('seq', row.seq, row.seq <= lastSeq, `at most ${lastSeq}, the number of the last event`);
    },
    lineage_event: ({ seq }) => {
      expect('seq', seq, seq === this.events + 1, `${this.events + 1}: events are numbered without a gap`);
      this.events = seq;
    },
  };

  private own(column: string, file: string, given: WeightsOwner): void {
    const owner = this.weightFiles.get(file) ?? given;
    const isAlike = owner.architecture === given.architecture && owner.holds === given.holds;
    expect(column, file, isAlike, `another than ${owner.individualId} has, whose architecture is another`);
    this.weightFiles.set(file, owner);
  }

  private oneOf(architecture: object): object {
    const key = JSON.stringify(Object.entries(architecture).sort());
    if (!this.architectures.has(key)) this.architectures.set(key, architecture);
    return this.architectures.get(key)!;
  }

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

  private checkOpened(born: number): void {
    const { generation } = this.tournament;
    expect('generation', born, born <= generation, `at most ${generation}, the newest opened`);
  }

  private checkArena({ generation, niche }: OfArena): void {
    const isThere = this.arenas.get(generation)?.has(niche) ?? false;
    expect('niche', niche, isThere, `a niche with an arena in generation ${generation}`);
  }

  /** Battles and ratings come as their generation closes. */
  private checkJudged(row: OfArena): void {
    this.checkArena(row);
    expect('generation', row.generation, row.generation < this.generations, 'one that has closed');
  }

  /** Arenas are numbered by the order of their niches in the config. */
  private checkIndices(generation: number, arenas: ReadonlyMap<string, number>): void {
    const niches = this.tournament.config.niches.map(({ name }) => name).filter((name) => arenas.has(name));
    for (const [index, niche] of niches.entries()) {
      const first = arenas.get(niche);
      if (first === index) continue;
      throw new InvalidValueError(
        `arena ${generation} ${niche} nicheIndex`,
        first,
        `${index}, its index in the config`,
      );
    }
  }
}
