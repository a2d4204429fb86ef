/** What is told of a try of a job that failed, for logs. */
import { type Envelope, individualsOf, ownerOf } from '#tournament';
import type { JobFailure } from './failures';

export interface JobTrouble {
  readonly tournamentId: string;
  readonly generation: number;
  readonly jobId: string;
  readonly individuals: readonly string[];
  /** Which try, from 1. */
  readonly attempt: number;
  readonly problem: string;
  /** Whether it is not tried again. */
  readonly isGivenUp: boolean;
}

export type TellTrouble = (trouble: JobTrouble) => void;

export function troubleOf(envelope: Envelope, { message }: JobFailure, isGivenUp: boolean): JobTrouble {
  const { id, attempt, payload } = envelope;
  const { tournament, generation } = ownerOf(envelope);
  const individuals = individualsOf(payload);
  return { tournamentId: tournament, generation, jobId: id, individuals, attempt, problem: message, isGivenUp };
}
