import type { TournamentView } from '#contracts';
import { CommandFailure, WrongUsage } from './command-failure';

/** Whose community is meant. Throws a CommandFailure where there is none, a WrongUsage where there are several and none is named. */
export function nicheOf({ id, communities, status }: TournamentView, niche: string | undefined): string {
  const names = communities.map((community) => community.niche);
  if (names.length === 0) {
    const why = status === 'finished' ? '; evaluation.community.members in its config says who is mixed' : ' yet';
    throw new CommandFailure(`tournament ${id} is ${status} and has no communities${why}`);
  }
  if (niche === undefined && names.length > 1) {
    throw new WrongUsage(`tournament ${id} has communities of ${names.join(', ')}; name one by --niche`);
  }
  return niche ?? names[0];
}
