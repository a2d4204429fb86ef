import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { ApiProblem } from '#client';
import type { BallotView, BattleOutcome, VoteView } from '#contracts';
import { askAbout } from '../server/with-server';
import { painterOf, type Paint } from '../show/paint';
import { counted, lateVote } from '../show/quantities';
import { safeLines } from '../show/safe-text';
import type { Streams } from '../streams';

const OUTCOMES: Readonly<Record<string, BattleOutcome>> = { '1': 'first', '2': 'second', '0': 'tie' };
const QUESTION = 'Which do you prefer? 1, 2, 0 for neither, q to stop: ';

export function addVoteCommand(program: Command, streams: Streams): void {
  program
    .command('vote <id>')
    .description('read two anonymous texts and say which is better, again and again')
    .option('--niche <name>', 'in one niche alone')
    .option('--voter <secret>', 'who votes: the same secret is the same voter (default: somebody new)')
    .action(
      async (id: string, { niche, voter = randomUUID() }: { niche?: string; voter?: string }, command: Command) => {
        const paint = painterOf(streams.out);
        const input = createInterface({ input: process.stdin });
        const answers = input[Symbol.asyncIterator]();
        await askAbout(command, 'tournament', [id], async ({ api }, known) => {
          for (;;) {
            const ballot = await api
              .ballot(known, { voter, niche })
              .catch((error: unknown) => exhausted(error, streams));
            if (!ballot) return;
            streams.out.write(`${ballotText(ballot, paint)}\n`);
            const outcome = await ask(answers, streams);
            if (!outcome) return;
            const vote = await api.vote(ballot.id, { voter, outcome });
            streams.out.write(`${voteText(vote, paint)}\n\n`);
          }
        }).finally(() => input.close());
      },
    );
}

/** Undefined where the voter stops. */
async function ask(answers: AsyncIterator<string>, { err }: Streams): Promise<BattleOutcome | undefined> {
  for (;;) {
    err.write(QUESTION);
    const { done, value } = await answers.next();
    if (done || value.trim() === 'q') return undefined;
    const outcome = OUTCOMES[value.trim()];
    if (outcome) return outcome;
  }
}

/** Nothing left to judge is an end, not a failure. */
function exhausted(error: unknown, { err }: Streams): undefined {
  if (!(error instanceof ApiProblem) || error.problem.status !== 409) throw error;
  err.write(`${error.message}\n`);
}

function voteText(vote: VoteView, paint: Paint): string {
  const late = lateVote(vote);
  const writers = `1 was ${vote.first}, 2 was ${vote.second}; ${counted(vote.left, 'vote')} left today`;
  return [paint('dim', writers), ...(late ? [paint('yellow', late)] : [])].join('\n');
}

function ballotText({ niche, prompt, first, second }: BallotView, paint: Paint): string {
  const written = (title: string, text: string): string =>
    `${paint('bold', title)}\n${paint('dim', safeLines(prompt))}${safeLines(text)}`;
  return `${paint('dim', niche)}\n\n${written('1', first)}\n\n${written('2', second)}\n`;
}
