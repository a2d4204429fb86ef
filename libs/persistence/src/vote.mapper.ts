import type { Vote } from '#tournament';
import type { VoteEntity } from './entities/vote.entity';

export function toVote({ seq, voter, generation, niche, prompt, first, second, outcome }: VoteEntity): Vote {
  return { seq, voter, generation, niche, prompt, first, second, outcome };
}
