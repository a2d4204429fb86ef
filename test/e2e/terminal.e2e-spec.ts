/** What is drawn on a real terminal, and how it is left. */
import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { clade, startCladeOnTerminal } from './support/cli-process';
import { SMALL_CONFIG, temporaryFolder } from './support/small-tournament';

jest.setTimeout(300_000);

const NO_SCRIPT = spawnSync('script', ['--version']).error ? 'script is not installed (Debian: bsdutils)' : null;
const onTerminal = NO_SCRIPT ? describe.skip : describe;

const [HIDE_CURSOR, SHOW_CURSOR, COLOUR] = ['\u001b[?25l', '\u001b[?25h', /\u001b\[3[1-7]m/];
const widest = (text: string) =>
  Math.max(
    ...stripVTControlCharacters(text)
      .split(/\r?\n/)
      .map((line) => [...line].length),
  );

onTerminal(`a terminal${NO_SCRIPT ? ` (${NO_SCRIPT})` : ''}`, () => {
  let data: string;
  let id: string;

  beforeAll(async () => {
    const folder = await temporaryFolder();
    data = path.join(folder, 'data');
    const config = path.join(folder, 'small.yaml');
    const niches = [{ name: 'moby', capacity: 4 }];
    await writeFile(config, JSON.stringify({ ...SMALL_CONFIG, niches, generations: 200 }));

    const launched = startCladeOnTerminal(100, {}, 'launch', '--config', config, '--seed', '5', '--data', data);
    await launched.wrote('closed');
    await launched.wrote('alive');
    launched.child.stdin!.write('\u0003');
    const { exitCode, out } = await launched.ended;
    expect(exitCode).toBe(130);
    expect(out.indexOf(HIDE_CURSOR)).toBeGreaterThan(-1);
    expect(out.lastIndexOf(SHOW_CURSOR)).toBeGreaterThan(out.lastIndexOf(HIDE_CURSOR));
    expect(out).toMatch(COLOUR);
    const left = /\nPaused\. Go on with: clade resume (\w+) --data \S+\s*$/.exec(stripVTControlCharacters(out));
    expect(left).not.toBeNull();
    id = left![1];
  });

  it.each([110, 60])('of %d columns shows the log, and leaves what lives below it', async (columns) => {
    const { exitCode, out } = await startCladeOnTerminal(columns, {}, 'watch', id, '--data', data).ended;
    expect(exitCode).toBe(0);
    expect(widest(out)).toBeLessThanOrEqual(columns);
    const lines = stripVTControlCharacters(out).trimEnd().split('\r\n');
    expect(lines.at(-2)).toMatch(/^\d+ born {2}\d+ died {2}\d+ alive$/);
    expect(lines.at(-4)).toMatch(/^niche +best bits\/char/);
    expect(lines.at(-3)).toMatch(/^moby +[▁-█]+ +\d\.\d{3} /);
    expect(lines.filter((line) => line.startsWith('paused'))).toHaveLength(1);
    expect(lines.some((line) => line.startsWith('born'))).toBe(false);
  });

  it('has no colours where NO_COLOR is set, and every event where --lives asks for them', async () => {
    const { out } = await startCladeOnTerminal(110, { NO_COLOR: '1' }, 'watch', id, '--lives', '--data', data).ended;
    expect(out).not.toMatch(/\u001b\[\d+m/);
    expect(out).toContain('\nborn      ');
  });

  it('is needed for the panel: elsewhere every event is a plain line', async () => {
    const { out } = await clade('watch', id, '--data', data);
    expect(out).toBe(stripVTControlCharacters(out));
    expect(out).toMatch(/^launched [^]*\nborn [^]*\npaused {4}[^\n]+\n$/);
  });
});
