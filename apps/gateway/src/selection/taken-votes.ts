import { Injectable } from '@nestjs/common';

/** Generations under way here whose votes were taken: they are rated, but have not closed yet. */
@Injectable()
export class TakenVotes {
  private readonly generations = new Map<string, number>();

  /** People can vote (again: after a pause the votes are taken anew). */
  open(tournamentId: string): void {
    this.generations.delete(tournamentId);
  }

  take(tournamentId: string, generation: number): void {
    this.generations.set(tournamentId, generation);
  }

  areTaken(tournamentId: string, generation: number): boolean {
    return this.generations.get(tournamentId) === generation;
  }
}
