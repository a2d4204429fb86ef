/** Snapshots of the tournaments that screens look at, brought up to date from the log when one is asked for. */
import type { LineageEvent, SnapshotPart } from '#contracts';
import { createTournamentState, applyEvent, toSnapshot, type TournamentState } from '#projection';

/** Individuals whose states are kept, about 60 bytes each, twice: as a state and as a snapshot of it. */
const MOST_INDIVIDUALS = 500_000;
const EVENTS_A_READ = 1_000;

interface Kept {
  readonly state: TournamentState;
  parts: readonly SnapshotPart[] | undefined;
}

export class KeptSnapshots {
  /** The one asked for last is the last. */
  private readonly kept = new Map<string, Kept>();
  /** One at a time for each tournament. */
  private readonly underWay = new Map<string, Promise<readonly SnapshotPart[]>>();

  constructor(
    private readonly read: (tournamentId: string, after: number, limit: number) => Promise<readonly LineageEvent[]>,
    /** A snapshot that is older by no more events than that will do. */
    private readonly staleness: number,
  ) {}

  /** Parts of a snapshot of the log up to `seq`, or a little before it. */
  async of(tournamentId: string, seq: number): Promise<readonly SnapshotPart[]> {
    const before = this.underWay.get(tournamentId);
    const made = (before ?? Promise.resolve()).catch(() => undefined).then(() => this.make(tournamentId, seq));
    this.underWay.set(tournamentId, made);
    try {
      return await made;
    } finally {
      if (this.underWay.get(tournamentId) === made) this.underWay.delete(tournamentId);
    }
  }

  forget(tournamentId: string): void {
    this.kept.delete(tournamentId);
  }

  private async make(tournamentId: string, seq: number): Promise<readonly SnapshotPart[]> {
    const kept = this.kept.get(tournamentId) ?? { state: createTournamentState(), parts: undefined };
    if (kept.parts && seq - kept.parts[0].seq <= this.staleness) return this.keep(tournamentId, kept, kept.parts);
    while (kept.state.lastSeq < seq) {
      const events = await this.read(tournamentId, kept.state.lastSeq, EVENTS_A_READ);
      if (events.length === 0) break;
      for (const event of events) applyEvent(kept.state, event);
    }
    return this.keep(tournamentId, kept, toSnapshot(tournamentId, kept.state));
  }

  private keep(tournamentId: string, kept: Kept, parts: readonly SnapshotPart[]): readonly SnapshotPart[] {
    kept.parts = parts;
    this.kept.delete(tournamentId);
    this.kept.set(tournamentId, kept);
    let individuals = 0;
    for (const [id, { state }] of [...this.kept].reverse()) {
      individuals += state.lineage.ids.length;
      if (individuals > MOST_INDIVIDUALS) this.kept.delete(id);
    }
    return parts;
  }
}
