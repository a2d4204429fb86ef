// Does jobs of `clade bench queue`: their `length` says for how many rounds it computes.
import { serveJobs } from '#work-queue';
import { roundsOf } from './rounds';

serveJobs({ sample: ({ length }: { readonly length: number }) => roundsOf(length) } as never);
