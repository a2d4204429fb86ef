import { CommanderError } from 'commander';
import { ApiProblem, ServerUnreachableError } from '#client';
import { CommandFailure, EXIT } from './command-failure';
import { tellFailure } from './tell-failure';

const problem = (status: number, errors?: { field: string; message: string }[]) =>
  new ApiProblem({ type: 'about:blank', title: 'Problem', status, detail: 'it cannot be', errors });

describe('tellFailure', () => {
  it.each([
    ['a failure', new CommandFailure('no luck', EXIT.unfinished), ['no luck'], 4],
    ['a failure without words', new CommandFailure('', EXIT.interrupted), [], 130],
    ['a refusal', problem(409), ['it cannot be'], 1],
    ['something that is not there', problem(404), ['it cannot be'], 3],
    ['help', new CommanderError(0, 'commander.helpDisplayed', 'help'), [], 0],
    ['wrong usage', new CommanderError(1, 'commander.unknownOption', 'what?'), [], 2],
    ['no server', new ServerUnreachableError('http://x', 'why'), ['No Clade server answers at http://x (why)'], 1],
    ['anything', new TypeError('odd'), ['odd'], 1],
  ])('tells %s', (_, error, lines, exitCode) => {
    expect(tellFailure(error)).toEqual({ lines, exitCode });
  });

  it('tells every field that is wrong, on a line each', () => {
    const errors = [
      { field: 'config.budget.trainingFlops', message: 'is -1; must be a positive number' },
      { field: 'config.generations', message: 'is missing' },
    ];
    expect(tellFailure(problem(422, errors))).toEqual({
      lines: ['config.budget.trainingFlops: is -1; must be a positive number', 'config.generations: is missing'],
      exitCode: 2,
    });
  });
});
