import { Command } from 'commander';
import { VERSION } from '#settings';
import { EXIT_CODES_HELP } from './command-failure';
import { addAncestorsCommand } from './commands/ancestors.command';
import { addBattlesCommand } from './commands/battles.command';
import { addBenchCommand } from './commands/bench.command';
import { addCancelCommand } from './commands/cancel.command';
import { addComputeCommand } from './commands/compute.command';
import { addCorpusCommand } from './commands/corpus.command';
import { addDeadLettersCommand } from './commands/dead-letters.command';
import { addDeleteCommand } from './commands/delete.command';
import { addDoctorCommand } from './commands/doctor.command';
import { addExperimentCommand } from './commands/experiment.command';
import { addExportCommand } from './commands/export.command';
import { addForkCommand } from './commands/fork.command';
import { addForksCommand } from './commands/forks.command';
import { addGenerationsCommand } from './commands/generations.command';
import { addImportCommand } from './commands/import.command';
import { addIndividualCommand } from './commands/individual.command';
import { addInterveneCommand } from './commands/intervene.command';
import { addLaunchCommand } from './commands/launch.command';
import { addLeaderboardCommand } from './commands/leaderboard.command';
import { addListCommand } from './commands/list.command';
import { addMetricsCommand } from './commands/metrics.command';
import { addMotifsCommand } from './commands/motifs.command';
import { addNoteCommand } from './commands/note.command';
import { addPauseCommand } from './commands/pause.command';
import { addPublishCommand } from './commands/publish.command';
import { addRatingsCommand } from './commands/ratings.command';
import { addGenomeCommand } from './commands/genome.command';
import { addRedQueenCommand } from './commands/red-queen.command';
import { addResumeCommand } from './commands/resume.command';
import { addSampleCommand } from './commands/sample.command';
import { addSchemaCommand } from './commands/schema.command';
import { addServeCommand } from './commands/serve.command';
import { addShowCommand } from './commands/show.command';
import { addSpeciesCommand } from './commands/species.command';
import { addTheoryCommand } from './commands/theory.command';
import { addTreeCommand } from './commands/tree.command';
import { addTokenCommand } from './commands/token.command';
import { addTransplantCommand } from './commands/transplant.command';
import { addVerifyCommand } from './commands/verify.command';
import { addVoteCommand } from './commands/vote.command';
import { addWatchCommand } from './commands/watch.command';
import { addGlobalOptions } from './global-options';
import { requireOptionsLast } from './require-options-last';
import type { Streams } from './streams';
import { tellFailure } from './tell-failure';

const EXAMPLES_HELP = `
Examples:
  clade launch --config examples/demo.yaml --seed 1 --watch
  clade list
  clade leaderboard <tournament>
  clade sample <individual> --prompt 'Call me ' --temperature 0.8
  clade verify <tournament>

An id may be cut short while it is plain whose it is, and a name stands for what bears it: \`clade show Demo\`.

Without a running server, a command starts one of its own and stops it at the end, which takes seconds.
While \`npm start\` (or \`clade serve\`) runs beside it, a command answers at once.`;

/** In the order in which `--help` lists them. */
const COMMANDS = [
  addServeCommand,
  addLaunchCommand,
  addExperimentCommand,
  addListCommand,
  addShowCommand,
  addWatchCommand,
  addInterveneCommand,
  addForkCommand,
  addForksCommand,
  addPauseCommand,
  addResumeCommand,
  addCancelCommand,
  addDeleteCommand,
  addGenerationsCommand,
  addMetricsCommand,
  addComputeCommand,
  addIndividualCommand,
  addTreeCommand,
  addAncestorsCommand,
  addSpeciesCommand,
  addLeaderboardCommand,
  addRatingsCommand,
  addRedQueenCommand,
  addGenomeCommand,
  addBattlesCommand,
  addVoteCommand,
  addSampleCommand,
  addExportCommand,
  addImportCommand,
  addCorpusCommand,
  addTransplantCommand,
  addTokenCommand,
  addPublishCommand,
  addDeadLettersCommand,
  addVerifyCommand,
  addMotifsCommand,
  addSchemaCommand,
  addNoteCommand,
  addDoctorCommand,
  addBenchCommand,
  addTheoryCommand,
];

/** Runs the command that `words` name, such as `['show', 'k3f9']`, and answers with its exit code. Never throws. */
export async function runCli(words: readonly string[], streams: Streams): Promise<number> {
  try {
    await createProgram(streams).parseAsync(words, { from: 'user' });
    return 0;
  } catch (error) {
    const { lines, exitCode } = tellFailure(error);
    for (const line of lines) streams.err.write(`${line}\n`);
    return exitCode;
  }
}

function createProgram(streams: Streams): Command {
  const program = addGlobalOptions(new Command('clade'))
    .description('Tournaments in which populations of small language models evolve.')
    .version(VERSION, '--version', 'print the version')
    .addHelpText('after', `${EXAMPLES_HELP}\n${EXIT_CODES_HELP}`)
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => streams.out.write(text),
      writeErr: (text) => streams.err.write(text),
    })
    // A subcommand inherits what is set before it is added.
    .exitOverride();
  for (const addCommand of COMMANDS) addCommand(program, streams);
  requireOptionsLast(program);
  return program;
}
