import type { Command } from 'commander';
import { builtFile } from '#settings';
import type { Streams } from '../streams';
import { runProgram } from './run-program';

const BENCH_MAIN = builtFile('bench/main.js');

/** What each measures, and its options. */
const WORKLOADS: Readonly<Record<string, readonly string[]>> = {
  train: [
    'training populations: --workload transformers|grus|transformer, or sizes for a curve over size, --engine, --peer',
    'tfjs-wasm|pytorch|torch-compile|jax|none (all repeatable), --workers, --threads, --rounds, --steps, --peer-steps;',
    'or one model on a text of yours: --corpus FILE, --engine, --steps, --learning-rate, --threads',
  ],
  profile: [
    "where a training step's time goes, by operator of onnxruntime: --family, --depth, --width, --heads, --head-size,",
    '--context, --batch, --members, --steps, --threads and other genes, such as --activation',
  ],
  sample: ['writing text: --family, --members, --prompts, --length, --threads'],
  pipeline: ['whole tournaments: --sizes (repeatable), --workers, --gigaflops of a life'],
  growth: [
    'what a child starts from whose architecture differs from its donor in one gene: --family (repeatable), --steps,',
    '--childhood, --shrink, --learning-rate, --width and --to of one growth, --seeds',
  ],
  kernel: [
    'births a second of the evolution kernel: --individuals, --generations; with --training, what selection',
    'takes of a generation of real training: --trained, --gigaflops',
  ],
  adaptation: [
    'what rates that adapt are worth on NK landscapes and the sphere: --neighbours (repeatable), --replicates,',
    '--generations',
  ],
  conductor: [
    'what a long tournament costs whose workers answer at once: time a generation, memory, resuming from the middle:',
    '--individuals, --generations, --database pglite|postgres://...',
  ],
  families: ['every family after equal FLOPs and equal time: --family (repeatable), --gigaflops, --seconds'],
  gates: [
    'what modules and their gates cost beside their trunk: --family, --engine (both repeatable), --rounds,',
    '--rank',
  ],
  expression: ['what it takes to express a regulatory genome: --rounds'],
  sessions: ['how soon a new program can train: --genomes, --family (repeatable), --seed, --members, --steps'],
  scale: [
    'the scheduler on more workers than there are, simulated: --workers, --mode generational|steady-state (both',
    'repeatable), --individuals, --tournaments, --niches, --generations, --work, --conductors, --costs FILE ...;',
    'measure makes FILE; check holds it against queueing theory, real against a tournament here (docs/scale.md)',
  ],
  preference: [
    'whether learning from preference makes a model preferred: --taste long-words|known-words',
    '(repeatable), --seeds, --battles, --steps before it',
  ],
  evaluation: [
    'what symbols cost that the training text never shows, and how far evaluations may be off on this and',
    'on new text: --corpus, --smoothing of labels (repeatable), --steps, --seed',
  ],
  arena: [
    'recovery of known strengths (--spread, --target, --pairing, all repeatable, --seeds, --battles, --round),',
    'voters, some of them biased, agreement of raters, battles, how long they take, or taste beside',
    'cross-entropy as what selects: the first word after it, then --seeds, --individuals and so on',
  ],
  archives: ['archiving and importing a tournament of many: --individuals (repeatable)'],
  feed: [
    'the live feed: load (--clients, --rate, --seconds), survive (--clients, --drops, --kills),',
    'or beside (--clients, --rounds): what watchers cost a tournament',
  ],
  queries: [
    'questions about the past where a million lived: --individuals, --database pglite|postgres://...,',
    "--folder to keep PGlite's for another time, --rounds, --warm-up, --seed, --only words of a query",
  ],
  queue: [
    'what a job costs beside its work, and how much two workers do, by the embedded queue and by services on Redis or',
    'PostgreSQL: --url (repeatable), --jobs, --milliseconds of work of each, --rounds',
  ],
  dashboard: [
    'how soon the page is there and how smoothly its tree moves, in Chromium: --individuals, --loads,',
    '--seconds of each movement; or, with --screenshots DIR, pictures of every screen',
  ],
  refusals: ['what requests made to cost much cost the server before it refuses them: --rounds, --only words of them'],
};

const NOTES = `train, sample, growth, families, sessions, preference and evaluation take an --engine. With --json a row for each workload.
CLADE_PYTHON names a Python that has PyTorch, to be measured beside train.`;

/** The bench is a program of its own, which reads its options itself: the command line knows no engine. */
export function addBenchCommand(program: Command, { out }: Streams): void {
  program
    .command('bench')
    .description('measure the speed of Clade on this machine, beside its peers')
    .argument(
      '<what...>',
      `${Object.keys(WORKLOADS).join(', ')}: then its options; --help after one of them lists these`,
    )
    .addHelpText('after', `\n${Object.keys(WORKLOADS).map(workloadText).join('\n')}\n\n${NOTES}`)
    .helpOption(false) // what follows the name of a workload is for it
    .allowUnknownOption()
    .action(async (words: string[], _options: unknown, command: Command) => {
      const [name] = words;
      if (isHelp(name)) return command.outputHelp();
      if (words.some(isHelp) && Object.hasOwn(WORKLOADS, name)) {
        return void out.write(`Usage: clade bench ${name} [options]\n\n${workloadText(name)}\n\n${NOTES}\n`);
      }
      const json = command.optsWithGlobals<{ json?: boolean }>().json ? ['--json'] : [];
      await runProgram(BENCH_MAIN, [...words, ...json]);
    });
}

function isHelp(word: string): boolean {
  return word === '--help' || word === '-h';
}

function workloadText(name: string): string {
  return WORKLOADS[name].map((line, index) => `  ${(index === 0 ? name : '').padEnd(10)} ${line}`).join('\n');
}
