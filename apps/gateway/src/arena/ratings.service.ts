/** Ratings of a generation: those that were kept, or computed on demand by a method and a rater of one's choice. */
import { Inject, Injectable } from '@nestjs/common';
import { namesOfPanel } from '#arena';
import { groupBy, InvalidValueError } from '#base';
import { type BattleView, type RatingByMethodView, type RatingsInput, type RatingView } from '#contracts';
import {
  type ArenaConfig,
  type Generation,
  type TournamentArchive,
  type TournamentStore,
  type Vote,
  type VoteStore,
  type WorkQueue,
} from '#tournament';
import { checkNames } from '../shared/check-names';
import { ConflictError, found } from '../shared/errors';
import { ARCHIVE, SAMPLING_QUEUE, STORE, VOTES } from '../shared/tokens';

/** All who rate, people too. */
const POOLED = 'pooled';
/** Battles of a niche that are read and sent to a worker at most; 100,000 are fitted in a quarter of a second. */
const MOST_BATTLES = 200_000;
const BATTLES_A_READ = 5_000;

type Choice = Pick<RatingsInput, 'method' | 'rater'>;

@Injectable()
export class RatingsService {
  constructor(
    @Inject(STORE) private readonly store: TournamentStore,
    @Inject(ARCHIVE) private readonly archive: TournamentArchive,
    @Inject(VOTES) private readonly votes: VoteStore,
    @Inject(SAMPLING_QUEUE) private readonly queue: WorkQueue,
  ) {}

  async ratings(
    id: string,
    { generation, niche, method, rater }: Omit<RatingsInput, 'format'>,
  ): Promise<readonly RatingByMethodView[]> {
    const { config } = found('tournament', id, await this.store.find(id));
    checkNames(config, { niche });
    if (method === undefined && rater === undefined) return this.archive.ratings(id, { generation, niche });
    if (!config.arena) throw new ConflictError(`tournament ${id} has no arena, and so no battles to rate by`);
    checkRater(rater, config.arena);
    const kept = await this.archive.ratings(id, { generation, niche });
    const niches = [...groupBy(kept, (rating) => rating.niche).values()];
    const rated = await Promise.all(niches.map((own) => this.rate(id, own, config.arena!, { method, rater })));
    return rated.flat();
  }

  /** `kept` are the ratings of all competitors of one niche in one generation. */
  private async rate(
    id: string,
    kept: readonly RatingView[],
    { ratings, voteWeight }: ArenaConfig,
    { method = ratings.lengthControlled ? 'length-controlled' : 'bradley-terry', rater = POOLED }: Choice,
  ): Promise<readonly RatingByMethodView[]> {
    const [{ generation, niche }] = kept;
    const battles = await this.battles(id, generation, niche);
    const job = {
      kind: 'rate',
      method,
      clusterBy: ratings.clusterBy,
      generation,
      voteWeight,
      competitors: kept.map(({ competitor }) => competitor),
      battles: battles.filter((battle) => rater === POOLED || battle.rater === rater),
      votes: rater === POOLED ? await this.countedVotes(id, generation, niche) : [],
      lengths: method === 'length-controlled' ? await this.archive.textLengths(id, { generation, niche }) : [],
    } as const;
    const rates = await this.queue.submit(job, { isAwaited: true });
    const rateOf = new Map(rates.map((rate) => [rate.competitor, rate]));
    return kept
      .map((rating) => ({ ...rating, ...rateOf.get(rating.competitor)! }))
      .sort((a, b) => b.nats - a.nats || (a.competitor < b.competitor ? -1 : 1));
  }

  private async battles(id: string, generation: number, niche: string): Promise<readonly BattleView[]> {
    const battles: BattleView[] = [];
    for (let cursor: string | undefined; ;) {
      const { rows, next } = await this.archive.battles(id, { generation, niche, cursor, limit: BATTLES_A_READ });
      battles.push(...rows);
      if (next === null) return battles;
      if (battles.length >= MOST_BATTLES) {
        throw new ConflictError(`${niche} has more than ${MOST_BATTLES} battles in generation ${generation}`);
      }
      cursor = next;
    }
  }

  /** Those that counted when the generation was first rated. */
  private async countedVotes(id: string, generation: number, niche: string): Promise<readonly Vote[]> {
    const closed = (await this.store.generations(id)).find((each) => each.generation === generation);
    if (!closed) return [];
    const outliers = outliersOf(closed, niche);
    const votes = await this.votes.votes(id, closed.voteCut);
    return votes.filter((vote) => vote.niche === niche && !outliers.includes(vote.voter));
  }
}

function outliersOf({ niches }: Generation, name: string): readonly string[] {
  return niches.find(({ niche }) => niche === name)?.arena?.outliers ?? [];
}

function checkRater(rater: string | undefined, { panel }: ArenaConfig): void {
  const names = [POOLED, ...namesOfPanel(panel)];
  if (rater === undefined || names.includes(rater)) return;
  throw new InvalidValueError('rater', rater, `one of ${names.join(', ')}`);
}
