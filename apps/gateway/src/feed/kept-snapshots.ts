/** Snapshots of the tournaments that screens look at, brought up to date from the log when one is asked for. */
import type { LineageEvent, SnapshotPart } from '#contracts';
import { applyEvent, createTournamentState, fromSnapshot, toSnapshot, type TournamentState } from '#projection';
import type { SnapshotFiles } from './snapshot-files';

/** Individuals whose states are kept, about 60 bytes each, twice: as a state and as a snapshot of it. Larger ones are read from their files. */
const MOST_INDIVIDUALS = 500_000;
/** Snapshots of more individuals go to a file too. */
const LARGE = 20_000;
const EVENTS_A_READ = 1_000;

interface Kept {
  /** Undefined before the log was read on from a file. */
  readonly state: TournamentState | undefined;
  readonly whole: SnapshotPart;
}

type Files = Pick<SnapshotFiles, 'read' | 'write' | 'remove'>;

export class KeptSnapshots {
  /** The one asked for last is the last. */
  private readonly kept = new Map<string, Kept>();
  /** One at a time for each tournament. */
  private readonly underWay = new Map<string, Promise<unknown>>();

  constructor(
    private readonly read: (tournamentId: string, after: number, limit: number) => Promise<readonly LineageEvent[]>,
    /** A snapshot that is older by no more events than that will do. */
    private readonly staleness: number,
    private readonly files: Files,
  ) {}

  /** Parts of a snapshot of the log up to `seq`, or a little before it. */
  async of(tournamentId: string, seq: number): Promise<readonly SnapshotPart[]> {
    return inParts(await this.whole(tournamentId, seq));
  }

  /** The same in one part. */
  whole(tournamentId: string, seq: number): Promise<SnapshotPart> {
    return this.inTurn(tournamentId, () => this.make(tournamentId, seq));
  }

  /** After what is being made of it, so that no file is written anew. */
  forget(tournamentId: string): void {
    void this.inTurn(tournamentId, async () => {
      this.kept.delete(tournamentId);
      await this.files.remove(tournamentId).catch(() => undefined); // it may be in nobody's way
    });
  }

  private async inTurn<Result>(tournamentId: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.underWay.get(tournamentId) ?? Promise.resolve();
    const done = before.catch(() => undefined).then(work);
    this.underWay.set(tournamentId, done);
    try {
      return await done;
    } finally {
      if (this.underWay.get(tournamentId) === done) this.underWay.delete(tournamentId);
    }
  }

  private async make(tournamentId: string, seq: number): Promise<SnapshotPart> {
    const before = this.kept.get(tournamentId) ?? (await this.fromFile(tournamentId, seq));
    if (before && seq - before.whole.seq <= this.staleness) return this.keep(tournamentId, before);
    const state = before ? (before.state ?? fromSnapshot([before.whole])) : createTournamentState();
    while (state.lastSeq < seq) {
      const events = await this.read(tournamentId, state.lastSeq, EVENTS_A_READ);
      if (events.length === 0) break;
      for (const event of events) applyEvent(state, event);
    }
    const [whole] = toSnapshot(tournamentId, state, Infinity);
    if (whole.rows > LARGE) await this.files.write(tournamentId, whole).catch(() => undefined); // a full disk is told of elsewhere
    return this.keep(tournamentId, { state, whole });
  }

  private async fromFile(tournamentId: string, seq: number): Promise<Kept | undefined> {
    const whole = await this.files.read(tournamentId);
    return whole && whole.seq <= seq ? { state: undefined, whole } : undefined;
  }

  private keep(tournamentId: string, kept: Kept): SnapshotPart {
    this.kept.delete(tournamentId);
    this.kept.set(tournamentId, kept);
    let individuals = 0;
    for (const [id, { whole }] of [...this.kept].reverse()) {
      individuals += whole.rows;
      if (individuals > MOST_INDIVIDUALS) this.kept.delete(id);
    }
    return kept.whole;
  }
}

function inParts(whole: SnapshotPart): readonly SnapshotPart[] {
  return whole.rows > LARGE ? toSnapshot(whole.tournamentId, fromSnapshot([whole], { sharing: true })) : [whole];
}
