import { randomInt, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { EventBus } from '#conducting';
import { sha256, shortId } from '#base';
import { type BallotInput, type BallotView, type TournamentView, type VoteInput, type VoteView } from '#contracts';
import { type Ballot, DoubleVoteError, type TournamentArchive, type VoteStore, type VotingMatter } from '#tournament';
import { checkNames } from '../shared/check-names';
import { ConflictError, found, NotFoundError, TooManyRequestsError } from '../shared/errors';
import { ARCHIVE, VOTES } from '../shared/tokens';
import { drawPair } from './draw-ballot';
import { startOfDay, VoteLimits, VOTES_A_DAY } from './vote-limits';

/** People's votes: a ballot shows two texts without their writers' names, a vote on it tells them. */
@Injectable()
export class VotesService {
  private readonly limits = new VoteLimits();

  constructor(
    @Inject(ARCHIVE) private readonly archive: TournamentArchive,
    @Inject(VOTES) private readonly votes: VoteStore,
    private readonly bus: EventBus,
  ) {}

  async draw(tournamentId: string, { voter: secret, niche }: BallotInput, address: string): Promise<BallotView> {
    const voter = pseudonymOf(secret);
    await this.limits.count(voter, address);
    const tournament = found('tournament', tournamentId, await this.archive.find(tournamentId));
    checkNames(tournament.config, { niche });
    const matter = await this.matter(tournamentId, niche, voter);
    const pair = drawPair(matter, (bound) => randomInt(bound));
    if (!pair) {
      const next = hasEnded(tournament) ? 'the tournament has ended' : 'come back when a generation has passed';
      throw new ConflictError(`you have judged what there is in ${matter.niche}; ${next}`);
    }
    const ballot = {
      id: randomUUID(),
      tournamentId,
      generation: matter.generation,
      niche: matter.niche,
      voter,
      ...pair,
    };
    await this.votes.issue(ballot);
    const textOf = (name: string): string =>
      matter.texts.find(({ competitor, prompt }) => competitor === name && prompt === pair.prompt)!.text;
    return {
      id: ballot.id,
      tournamentId,
      niche: matter.niche,
      prompt: matter.prompts[pair.prompt],
      first: textOf(pair.first),
      second: textOf(pair.second),
    };
  }

  async cast(ballotId: string, { voter: secret, outcome }: VoteInput, address: string): Promise<VoteView> {
    const voter = pseudonymOf(secret);
    await this.limits.count(voter, address);
    const ballot = await this.ballotOf(ballotId, voter);
    const today = await this.votes.countSince(voter, startOfDay(new Date()));
    if (today >= VOTES_A_DAY) throw new TooManyRequestsError(`at most ${VOTES_A_DAY} votes a day from one voter`, 3600);
    const tournament = found('tournament', ballot.tournamentId, await this.archive.find(ballot.tournamentId));
    const { event, late } = await this.votes.cast(ballot, outcome).catch(tellDoubleVote);
    this.bus.announce([event]);
    const { generation, first, second } = ballot;
    const left = VOTES_A_DAY - today - 1;
    return { ballotId, outcome, first, second, generation, late, ended: hasEnded(tournament), left };
  }

  private async matter(tournamentId: string, niche: string | undefined, voter: string): Promise<VotingMatter> {
    const niches = await this.votes.niches(tournamentId);
    const chosen = niche ?? niches[randomInt(Math.max(1, niches.length))];
    const matter = chosen === undefined ? undefined : await this.votes.matter(tournamentId, chosen, voter);
    if (matter) return matter;
    const where = niche === undefined ? '' : ` in niche ${JSON.stringify(niche)}`;
    throw new ConflictError(`there is nothing to vote on${where}: no arena has been opened`);
  }

  /** Another voter's ballot is as good as none. */
  private async ballotOf(id: string, voter: string): Promise<Ballot> {
    const ballot = await this.votes.ballot(id);
    if (ballot?.voter !== voter) throw new NotFoundError('ballot of yours', id);
    return ballot;
  }
}

function tellDoubleVote(error: unknown): never {
  throw error instanceof DoubleVoteError ? new ConflictError(error.message) : error;
}

function hasEnded({ status }: TournamentView): boolean {
  return status === 'finished' || status === 'cancelled';
}

/** What stands in the log: nobody can vote in another's name by reading it. */
function pseudonymOf(voter: string): string {
  return shortId(Buffer.from(sha256(`voter ${voter}`), 'hex'), 13);
}
