import { seededRandom, syntheticLog } from '../../../../test/support/synthetic-log';
import { applyEvent, countOf, createTournamentState } from '#projection';
import { paintLineage } from './colouring';
import { drawFar, type Grid } from './draw-far';
import { move, uncovered } from './far-picture';
import { layOut } from './layout';
import { type Scene, shadesOf } from './scene';

const state = createTournamentState();
const log = syntheticLog({ generations: 30, births: 60, niches: ['prose', 'verse'] }, seededRandom(5));
for (const event of log) applyEvent(state, event);
const { lineage } = state;
const paper = {
  surface: '#ffffff',
  ink: '#000000',
  muted: '#777777',
  rule: '#dddddd',
  accent: '#0000ff',
  font: 'sans',
};
const inks = { families: lineage.families.map((_, at) => `#${(at + 1).toString(16)}08040`), niches: ['#112233', '#445566'], demes: [], species: [], unknown: '#999999', scale: [] }; // prettier-ignore
const painted = paintLineage(lineage, {}, 'family', inks);
const layout = layOut(lineage);
const scene: Scene = {
  lineage,
  layout,
  painted,
  shades: shadesOf(painted.palette, paper.surface),
  at: state.lastSeq,
  born: countOf(lineage),
  matches: null,
  line: [],
  collapsed: new Map(),
  hovered: undefined,
  selected: undefined,
  paper,
};
const [WIDTH, HEIGHT] = [300, 200];
const grid: Grid = { across: 2, down: 6, x: 10, y: -20 };

function drawn(at: Grid): Uint32Array {
  const pixels = new Uint32Array(WIDTH * HEIGHT);
  drawFar({ pixels, width: WIDTH, height: HEIGHT }, scene, at, { left: 0, top: 0, right: WIDTH, bottom: HEIGHT }, 1);
  return pixels;
}

it.each([
  [7, 0],
  [-7, 0],
  [0, 9],
  [0, -9],
  [5, -4],
  [-3, 8],
])(
  'a picture that is moved by %i and %i, with the edges drawn, is that drawn anew, but for lines longer than the reach',
  (byX, byY) => {
    const pixels = drawn(grid);
    const moved = { ...grid, x: grid.x + byX, y: grid.y + byY };
    move(pixels, WIDTH, HEIGHT, byX, byY);
    for (const clip of uncovered(WIDTH, HEIGHT, byX, byY)) {
      drawFar({ pixels, width: WIDTH, height: HEIGHT }, scene, moved, clip, 1);
    }
    const anew = drawn(moved);
    const other = pixels.filter((pixel, at) => pixel !== anew[at]).length;
    expect(other / pixels.length).toBeLessThan(0.01);
    expect(new Set(anew).size).toBeGreaterThan(8);
  },
);

it('draws nothing beyond its clip', () => {
  const pixels = new Uint32Array(WIDTH * HEIGHT).fill(42);
  drawFar({ pixels, width: WIDTH, height: HEIGHT }, scene, grid, { left: 50, top: 40, right: 60, bottom: 90 }, 1);
  pixels.forEach((pixel, at) => {
    const [x, y] = [at % WIDTH, Math.floor(at / WIDTH)];
    expect(pixel === 42).toBe(x < 50 || x >= 60 || y < 40 || y >= 90);
  });
});

it('draws everyone who has a pixel of its own', () => {
  const pixels = drawn({ ...grid, across: 4, x: 0 });
  const ground = pixels[0];
  for (let row = 0; row < countOf(lineage); row++) {
    const [x, y] = [Math.round(layout.x[row] * 4), Math.floor((lineage.generation.values[row] + 0.5) * 6 + 20)];
    if (x < WIDTH - 2 && y < HEIGHT - 2) expect(pixels[y * WIDTH + x]).not.toBe(ground);
  }
});
