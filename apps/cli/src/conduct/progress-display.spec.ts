import { PassThrough } from 'node:stream';
import type { OutputStream } from '../streams';
import { progressDisplay } from './progress-display';
import { fractionDone, progressText } from './progress-text';

const progress = {
  ...{
    tournamentId: 't',
    generation: 3,
    generations: 8,
    trained: 12,
    born: 16,
    fraction: 0.5,
    tokensPerSecond: 130245.4,
  },
  ...{ secondsLeft: 80, bestBitsPerCharacter: { moby: 2.4134, phonetic: 3 } },
};

function screen(isTTY: boolean): { stream: OutputStream; shown: () => string } {
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 120 }).setEncoding('utf8');
  return { stream, shown: () => (stream.read() as string | null) ?? '' };
}

describe('progressDisplay', () => {
  it('writes lines alone where there is no terminal', () => {
    const { stream, shown } = screen(false);
    const display = progressDisplay(stream);
    display.line('launched');
    display.progress(0.5, 'half');
    display.line('finished');
    display.stop();
    expect(shown()).toBe('launched\nfinished\n');
  });

  it('draws a bar on a terminal, lines above it, and takes it away', () => {
    const { stream, shown } = screen(true);
    const display = progressDisplay(stream);
    display.line('launched');
    display.progress(0.5, 'half');
    display.line('generation 3');
    display.stop();
    const text = shown();
    expect(text).toContain('██████████░░░░░░░░░░ half');
    expect(text.indexOf('launched\n')).toBe(0);
    expect(text).toContain('generation 3\n');
    display.line('after');
    expect(shown()).toBe('after\n');
  });
});

describe('progressText', () => {
  it('tells how far the work has come', () => {
    expect(progressText(progress)).toBe(
      'generation 3/7, 12/16 trained, 130,245 tokens/s, 1 min 20 s left, best moby 2.413 phonetic 3.000 bits/char',
    );
  });
  it('leaves out what is not known', () => {
    expect(progressText({ ...progress, secondsLeft: null, bestBitsPerCharacter: {} })).toBe(
      'generation 3/7, 12/16 trained, 130,245 tokens/s',
    );
  });
});

it('fractionDone counts the generations before', () => {
  expect(fractionDone(progress)).toBe(3.5 / 8);
  expect(fractionDone({ ...progress, generation: 7, fraction: 1 })).toBe(1);
});
