/**
 * Whether a tournament that came from elsewhere is what a conductor leaves behind. Its log is read beside its rows: each event is the one
 * that the conductor commits with such rows, none is missing, none too many. Then its lineage hash is computed again.
 */
import { sum } from '#base';
import type { LineageEvent } from '#contracts';
import { passedBefore } from './emergence';
import { checkInterventions, checkKeptEnvironment, checkKeptRaters, checkKeptState } from './check-kept-state';
import { COLUMNS } from './columns-of-events';
import { KeptSpecies } from './check-kept-species';
import { checkAncestors, checkLife } from './check-lived';
import { checkStart } from './fork/check-start';
import { startEvents } from './fork/start-change';
import { demeEvents } from './deme-events';
import { demesOf } from './demes';
import { closingEvents, lifeEvents } from './events-of-rows';
import { firstDifference } from './first-difference';
import type { Intervened } from './intervention-store.port';
import { keyOf } from './key-of-event';
import type { KeptTournament } from './kept-tournament.port';
import { launchEvent } from './number-events';
import { byId, withLives } from './living';
import { notIn, outlawedIn } from './outlawed';
import type { Individual, Tournament, Vote } from './records';
import { differ, join, refuse } from './refuse-kept';
import { withSpecies } from './speciation';
import { environmentEvents, openingEvents, testEvents } from './tournament-events';
import { TournamentHash, type WholeGeneration } from './tournament-hash';
import type { NewEvent } from './tournament-store.port';

/** Throws an InvalidValueError that names table, row and column. */
export async function checkKept(kept: KeptTournament): Promise<void> {
  const check = new KeptCheck(kept);
  for await (const event of kept.events()) await check.take(event);
  await check.end();
}

/** What the log says of the tournament's own row. */
type Logged = Pick<
  Tournament,
  | 'status'
  | 'reason'
  | 'generation'
  | 'baselines'
  | 'champion'
  | 'champions'
  | 'communities'
  | 'lineageHash'
  | 'engine'
  | 'processor'
>;

class KeptCheck {
  private logged: Logged;
  /** Those who may still be named. */
  private known: readonly Individual[] = [];
  /** Events that the rows of the generation ask for and that have not come, by what they are about. */
  private readonly due = new Map<string, NewEvent>();
  private readonly hash: TournamentHash;
  private readonly votes: AsyncIterator<Vote>;
  private tokens = 0;
  private readonly intervened: Intervened[] = [];
  private readonly species: KeptSpecies;
  /** Of the newest generation. */
  private newest: Pick<WholeGeneration, 'schemeState' | 'environment' | 'metrics'> | undefined;

  constructor(private readonly kept: KeptTournament) {
    const { engine, processor } = kept.tournament;
    const none = { baselines: {}, champion: null, champions: [], communities: [], lineageHash: null };
    this.logged = { status: 'running', reason: null, generation: -1, ...none, engine, processor };
    this.hash = new TournamentHash(kept.tournament);
    this.species = new KeptSpecies(kept.tournament.config);
    this.votes = kept.votes()[Symbol.asyncIterator]();
  }

  async take(event: LineageEvent): Promise<void> {
    if ((event.type === 'tournament.launched') !== (event.seq === 1)) {
      refuse(`${nameOf(event)} type`, event.type, 'tournament.launched as the first event, and there alone');
    }
    switch (event.type) {
      case 'tournament.launched':
        compare(event, launchEvent(this.kept.tournament));
        return this.start();
      case 'baselines.fitted':
        return this.tell({ baselines: event.data.baselines });
      case 'tournament.paused':
      case 'tournament.cancelled':
      case 'tournament.failed':
        return this.tell({ status: statusOf(event.type), reason: event.data.reason });
      case 'tournament.resumed':
        compare(event, { type: event.type, data: { generation: this.logged.generation } });
        return this.tell({ status: 'running', reason: null });
      case 'tournament.finished':
        return this.finish(event);
      case 'battle.voted':
        return this.takeVote(event);
      case 'environment.intervened':
        this.intervened.push(event.data);
        return;
      case 'generation.opened':
        await this.open(event);
    }
    this.takeDue(event);
  }

  async end(): Promise<void> {
    const { tournament } = this.kept;
    this.expectNoneDue('at its end');
    for (const [column, logged] of Object.entries(this.logged)) {
      const found = firstDifference(tournament[column as keyof Logged], logged);
      if (found) differ(`tournament ${join(column, found.path)}`, found, 'by the log');
    }
    const next = await this.votes.next();
    if (!next.done) refuse('vote seq', next.value.seq, 'the number of an event battle.voted');
    if (tournament.tokensTrained !== this.tokens) {
      refuse('tournament tokensTrained', tournament.tokensTrained, `${this.tokens}, the sum of life.tokensTrained`);
    }
    if (tournament.status === 'finished') await this.checkHash();
  }

  private async checkHash(): Promise<void> {
    const { lineageHash, generation, baselines, champion, champions, communities } = this.kept.tournament;
    const [{ compute }, tested] = [await this.kept.generation(generation), await this.kept.tested()];
    const actual = this.hash.digest({ baselines, champion, champions, communities, tested, compute });
    if (actual !== lineageHash) refuse('lineageHash', lineageHash, `${actual}, the hash of its rows`);
  }

  private tell(news: Partial<Logged>): void {
    this.logged = { ...this.logged, ...news };
  }

  private finish({ data }: Extract<LineageEvent, { type: 'tournament.finished' }>): void {
    const { lineageHash, engine, processor, champion, champions, communities = [] } = data;
    this.tell({ status: 'finished', reason: null, lineageHash, engine, processor, champion, champions, communities });
  }

  /** A fork begins with those who were carried over. */
  private async start(): Promise<void> {
    const { forkOf } = this.kept.tournament;
    if (!forkOf) return;
    const { wholes, carried, known } = await checkStart(this.kept, forkOf);
    for (const whole of wholes) this.hash.add(whole);
    this.tell({ generation: forkOf.generation });
    this.newest = wholes[forkOf.generation];
    this.ask(startEvents(forkOf, carried));
    this.known = known;
  }

  private async open(event: Extract<LineageEvent, { type: 'generation.opened' }>): Promise<void> {
    const { generation } = event.data;
    this.expectNoneDue(`before ${nameOf(event)}`);
    const next = this.logged.generation + 1;
    if (generation !== next) refuse(`${nameOf(event)} data.generation`, generation, `${next}`);
    this.tell({ generation });
    const whole = await this.kept.generation(generation);
    const { schemeState, environment, metrics } = whole;
    const before = this.newest;
    this.newest = { schemeState, environment, metrics };
    const { config } = this.kept.tournament;
    checkKeptState(config, generation, schemeState);
    checkKeptRaters(this.kept.tournament, generation, schemeState, before);
    this.hash.add(whole);
    this.tokens += sum(whole.lives.map(({ life }) => life.tokensTrained));
    const parents = this.known;
    checkInterventions(generation, environment, before?.environment, this.intervened);
    const held = checkKeptEnvironment(this.kept.tournament, generation, environment, before?.environment, parents);
    for (const individual of whole.born) checkAncestors(individual, parents);
    const dead = new Set(parents.flatMap(({ id, diedGeneration }) => (diedGeneration === generation - 1 ? [id] : [])));
    this.ask(environmentEvents(config, generation, before?.environment, environment!));
    const outlawed = outlawedIn(held, parents);
    this.ask(demeEvents(generation, demesOf(config), notIn(outlawed, parents), whole.born));
    this.ask(openingEvents(generation, parents, dead, whole.born, outlawed));
    const opened = [
      ...parents.filter(({ id }) => !dead.has(id)),
      ...whole.born.map((one) => ({ ...one, life: null, species: null })),
    ];
    const openedById = byId(opened);
    for (const lived of whole.lives) checkLife(config, lived, generation, openedById.get(lived.id));
    this.ask(lifeEvents(whole, generation, (id) => passedBefore(openedById.get(id)!)));
    const lived = [...parents.filter(({ id }) => dead.has(id)), ...withLives(opened, whole.lives)];
    this.ask(this.species.events(generation, held, lived, whole));
    this.ask(closingEvents(whole));
    if (generation === this.kept.tournament.generation) this.ask(testEvents(await this.kept.tested()));
    const known = withSpecies(withLives(opened, whole.lives), whole.speciation.members);
    this.known = known.filter(({ status }) => status === 'trained');
  }

  private ask(events: readonly NewEvent[]): void {
    for (const event of events) this.due.set(keyOf(event), event);
  }

  private takeDue(event: LineageEvent): void {
    const key = keyOf(event);
    const expected = this.due.get(key);
    if (!expected) refuse(`${nameOf(event)} type`, event.type, `no such event by the rows: ${COLUMNS[event.type]}`);
    this.due.delete(key);
    compare(event, expected);
  }

  private expectNoneDue(when: string): void {
    const [missing] = this.due;
    if (!missing) return this.species.check();
    const [key, { type }] = missing;
    refuse('lineage_event', null, `${key} ${when} by the rows: ${COLUMNS[type]}`);
  }

  private async takeVote(event: Extract<LineageEvent, { type: 'battle.voted' }>): Promise<void> {
    const { done, value: vote } = await this.votes.next();
    if (done) refuse(`${nameOf(event)} type`, event.type, 'no such event by the rows: vote.seq');
    const { seq, ...data } = vote;
    if (seq !== event.seq) refuse('vote seq', seq, `${event.seq}, the number of its event`);
    compare(event, { type: event.type, data });
  }
}

function statusOf(type: `tournament.${'paused' | 'cancelled' | 'failed'}`) {
  return type.slice('tournament.'.length) as 'paused' | 'cancelled' | 'failed';
}

function nameOf(event: LineageEvent): string {
  return `lineage_event ${event.seq} (${keyOf(event)})`;
}

function compare(event: LineageEvent, expected: NewEvent): void {
  const found = firstDifference(event.data, expected.data);
  if (found) differ(`${nameOf(event)} ${join('data', found.path)}`, found, `by the rows: ${COLUMNS[event.type]}`);
}
