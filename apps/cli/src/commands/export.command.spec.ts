import { againstAnswers } from '../testing/against-answers';
import { TOURNAMENT } from '../testing/tournament-view';

const of = (...niches: readonly string[]) => ({
  ...TOURNAMENT,
  communities: niches.map((niche) => ({ niche, members: [] })),
});
const ANSWERS: Readonly<Record<string, unknown>> = {
  '/api/tournaments/k3f9': of('moby', 'sotu'),
  '/api/tournaments/k3f9/communities/sotu/export?format=onnx': 'of sotu',
  '/api/tournaments/one1': { ...of('moby'), id: 'one1' },
  '/api/tournaments/one1/communities/moby/export?format=onnx': 'of moby',
  '/api/tournaments/none': { ...of(), id: 'none' },
  '/api/tournaments/over': { ...of(), id: 'over', status: 'finished' },
};

const run = againstAnswers(ANSWERS);
const exported = (...words: string[]) => run('export', ...words, '--out', '-');

it.each([
  [['k3f9', '--community', '--niche', 'sotu'], '"of sotu"'],
  [['one1', '--community', '--format', 'onnx'], '"of moby"'],
])('writes the community that %j names', async (words, written) => {
  expect(await exported(...words)).toMatchObject({ exitCode: 0, out: written });
});

it.each([
  [2, ['k3f9', '--community'], 'name one by --niche'],
  [2, ['k3f9', '--community', '--format', 'safetensors'], '--format is safetensors; must be onnx of a community'],
  [2, ['k3f9-0-1', '--community'], 'k3f9-0-1 is an individual; --community wants the id of a tournament'],
  [2, ['k3f9', '--community', '--rows', 'metrics'], '--rows is metrics; a community has none'],
  [2, ['k3f9', '--niche', 'moby'], '--niche is moby without --community'],
  [1, ['none', '--community'], 'tournament none is paused and has no communities yet'],
  [1, ['over', '--community'], 'is finished and has no communities; evaluation.community.members in its config'],
])('ends with %i for %j', async (exitCode, words, reason) => {
  expect(await exported(...words)).toMatchObject({ exitCode, out: '', err: expect.stringContaining(reason) });
});
