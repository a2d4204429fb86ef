import type { AccessView } from '#contracts';

/**
 * What a page offers: to read of other tournaments than one and take files that hold more than it (`all`), to vote, to launch, and to
 * change or delete what is there (`operate`).
 */
export type Deed = 'all' | 'vote' | 'launch' | 'operate';

/** Whether the server would let it be done, as its guard has it (docs/server.md). */
export function may({ role, tournamentId, flops }: AccessView, deed: Deed): boolean {
  switch (deed) {
    case 'all':
      return tournamentId === null;
    case 'vote':
      return role !== 'viewer';
    case 'launch':
      return role === 'operator';
    case 'operate':
      return role === 'operator' && flops === null;
  }
}
