/** Every screen of the dashboard and the states that it can be in. */
import type { Page } from 'playwright-core';
import type { TournamentView } from '#contracts';

export interface Screen {
  readonly name: string;
  readonly hash: string;
  /** From the address to the state that is meant. */
  readonly reach?: (page: Page) => Promise<unknown>;
  /** Until what happened meanwhile is seen. */
  readonly notice?: (page: Page) => Promise<unknown>;
}

const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click();
const see = (text: string) => (page: Page) => page.getByText(text).waitFor();
const answer = (url: string, status: number, body: unknown) => (page: Page) =>
  page.route(url, (route) => route.fulfill({ status, json: body, contentType: 'application/problem+json' }));

const chooseConfig = (config: object, seen: string) => async (page: Page) => {
  const buffer = Buffer.from(JSON.stringify(config, null, 2));
  await page.locator('textarea').waitFor();
  await page.locator('input[type=file]').setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer });
  await page.locator(seen).waitFor();
};

/** Before anything ran. */
export const EMPTY: readonly Screen[] = [
  { name: 'list-empty', hash: '' },
  { name: 'compare-empty', hash: '#/compare' },
  { name: 'experiments-empty', hash: '#/experiments' },
];

export const LAUNCH: readonly Screen[] = [
  { name: 'launch', hash: '#/launch' },
  { name: 'launch-json', hash: '#/launch?form=json' },
  {
    name: 'launch-refused',
    hash: '#/launch',
    reach: async (page) => {
      await page.getByRole('spinbutton', { name: /^generations/ }).fill('0');
      await press('Launch')(page);
      await page.getByRole('alert').waitFor();
    },
  },
];

/** `config` could be launched. */
export const NEW_EXPERIMENT = (config: object): readonly Screen[] => [
  { name: 'experiment-new', hash: '#/experiments/new' },
  { name: 'experiment-planned', hash: '#/experiments/new', reach: chooseConfig(config, '.plan') },
  {
    name: 'experiment-refused',
    hash: '#/experiments/new',
    reach: chooseConfig({ ...config, seeds: [], arms: [{ use: 'nature' }], more: 1 }, '.problems'),
  },
];

export const experimentScreens = (id: string, state: string): readonly Screen[] => [
  { name: `experiments-${state}`, hash: '#/experiments' },
  { name: `experiment-${state}`, hash: `#/experiments/${id}` },
];

/** While `running` runs. */
export const RUNNING = ({ id }: TournamentView): readonly Screen[] => [
  { name: 'list-running', hash: '' },
  { name: 'overview-running', hash: `#/tournaments/${id}` },
  { name: 'tree-running', hash: `#/tournaments/${id}/tree` },
  { name: 'environment-running', hash: `#/tournaments/${id}/environment` },
  { name: 'leaderboard-running', hash: `#/tournaments/${id}/leaderboard` },
  { name: 'arena-running', hash: `#/tournaments/${id}/arena` },
  { name: 'cancel-asked', hash: `#/tournaments/${id}/log`, reach: press('Cancel') },
];

/** Of a tournament with species, demes and a transplant that has ended, and of one with a grid of elites. */
export const ecological = (id: string, grid: string): readonly Screen[] => [
  { name: 'entropy', hash: `#/tournaments/${id}/entropy` },
  { name: 'species', hash: `#/tournaments/${id}/species` },
  { name: 'tree-species', hash: `#/tournaments/${id}/tree?colour=species` },
  { name: 'tree-gene', hash: `#/tournaments/${id}/tree?colour=gene.learningRate` },
  { name: 'tree-metric', hash: `#/tournaments/${id}/tree?colour=metric.evolutionaryDistinctiveness` },
  { name: 'transplants', hash: `#/tournaments/${id}/transplants` },
  { name: 'elites', hash: `#/tournaments/${grid}/environment` },
  { name: 'mixture', hash: '#/launch', reach: (page) => page.getByText('Mix corpora into a new one').click() },
];

/** `judged` has ended, and `paused` is paused. */
export function ended(judged: TournamentView, paused: TournamentView): readonly Screen[] {
  const { id, niches } = judged;
  const niche = niches[0].name;
  const at = `#/tournaments/${id}`;
  const compare = `#/compare?ids=${id},${paused.id}`;
  return [
    { name: 'list', hash: '' },
    { name: 'overview', hash: at },
    { name: 'overview-facts', hash: at, reach: (page) => page.getByText('Seed, engine, niches').click() },
    { name: 'export-menu', hash: at, reach: (page) => page.getByText('Export', { exact: true }).click() },
    { name: 'overview-paused', hash: `#/tournaments/${paused.id}` },
    { name: 'tree', hash: `${at}/tree` },
    { name: 'tree-collapsed', hash: `${at}/tree?colour=deme&collapsed=0-0,0-1` },
    { name: 'tree-bits', hash: `${at}/tree?colour=bits&find=2-` },
    {
      name: 'tree-selected',
      hash: `${at}/tree?colour=niche`,
      reach: async (page) => {
        await page.locator('canvas:not([data-born="0"])').focus();
        await page.keyboard.press('ArrowDown');
        await page.locator('.tip').waitFor();
      },
    },
    { name: 'environment', hash: `${at}/environment` },
    {
      name: 'environment-refused',
      hash: `#/tournaments/${paused.id}/environment`,
      reach: async (page) => {
        await page.getByRole('textbox', { name: /^To/ }).fill('0');
        await page.keyboard.press('Enter');
        await page.locator('form .error').waitFor();
      },
    },
    { name: 'leaderboard', hash: `${at}/leaderboard` },
    { name: 'leaderboard-test', hash: `${at}/leaderboard?part=test` },
    { name: 'arena', hash: `${at}/arena` },
    { name: 'arena-battles', hash: `${at}/arena?competitor=WB-2&at=${niche}` },
    {
      name: 'arena-red-queen',
      hash: `${at}/arena`,
      reach: async (page) => {
        await page.getByRole('button', { name: 'Compute' }).click();
        await page.getByRole('img', { name: /rate of telling/ }).waitFor();
      },
    },
    { name: 'battle', hash: `${at}/battles/1/${niche}/3` },
    { name: 'vote', hash: `${at}/vote` },
    {
      name: 'vote-cast',
      hash: `${at}/vote`,
      reach: async (page) => {
        await page.locator('.written .text').first().waitFor();
        await page.keyboard.press('1');
        await page.getByRole('button', { name: /Next pair/ }).waitFor();
      },
    },
    { name: 'log', hash: `${at}/log` },
    { name: 'launch-demes', hash: `#/launch?like=${id}` },
    { name: 'individual', hash: `#/individuals/${judged.champion!.id}` },
    {
      name: 'individual-writes',
      hash: `#/individuals/${judged.champion!.id}`,
      reach: async (page) => {
        await press('Write')(page);
        await page.locator('.sample .text').first().waitFor();
      },
    },
    { name: 'compare', hash: compare },
    { name: 'compare-individuals', hash: `${compare}&show=individuals` },
    {
      name: 'compare-brushed',
      hash: `${compare}&show=individuals&colour=niche&brush=generation:1~3`,
      reach: (page) => page.getByText(/^Axes:/).click(),
    },
    { name: 'compare-nobody', hash: `${compare}&show=individuals&brush=generation:0~0,gene.width:48~48,bits:0~0.1` },
    { name: 'delete-asked', hash: at, reach: press('Delete') },
    {
      name: 'delete-typed',
      hash: at,
      reach: async (page) => {
        await press('Delete')(page);
        await page.getByRole('dialog').getByRole('textbox').fill(id);
      },
    },
    {
      name: 'import-refused',
      hash: '',
      reach: async (page) => {
        const buffer = Buffer.from('no archive');
        await page
          .locator('input[type=file]')
          .setInputFiles({ name: 'a.tar.gz', mimeType: 'application/gzip', buffer });
        await page.getByRole('alert').waitFor();
      },
    },
    {
      name: 'upgraded',
      hash: at,
      reach: async (page) => {
        await answer('**/api/health', 200, { status: 'ok', pid: 1, version: '99.0.0' })(page);
        await page.reload();
        await page.getByRole('button', { name: 'Reload' }).waitFor();
      },
    },
    { name: 'unknown-page', hash: '#/nowhere/at/all' },
    { name: 'unknown-tournament', hash: '#/tournaments/nobody' },
    { name: 'unknown-individual', hash: `#/individuals/${id}-99-0` },
    { name: 'unknown-battle', hash: `${at}/battles/0/${niche}/99999` },
  ];
}

/** Opened before the server ends; looked at after. */
export const GONE = ({ id }: TournamentView): readonly Screen[] => [
  { name: 'gone-list', hash: '', notice: see('The server does not answer') },
  { name: 'gone-overview', hash: `#/tournaments/${id}`, notice: see('The connection to the server is lost') },
  { name: 'gone-launch', hash: '#/launch' },
];
