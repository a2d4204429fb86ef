/** Balls thrown into cells, each alike: how many cells have one (Feller 1950, II.5). */

/** After `balls` more, from chances of 0, 1, ... filled cells. */
function thrown(chances: readonly number[], balls: number): readonly number[] {
  const cells = chances.length - 1;
  let now = chances;
  for (let ball = 0; ball < balls; ball++) {
    now = now.map(
      (chance, filled) => (chance * filled + (filled > 0 ? now[filled - 1] * (cells - filled + 1) : 0)) / cells,
    );
  }
  return now;
}

/** Chances of 0 to `cells` filled cells after `balls` balls. */
export function filledCells(cells: number, balls: number): readonly number[] {
  return thrown([1, ...new Array<number>(cells).fill(0)], balls);
}

/** Where `balls` are thrown at first, and then each turn as many as leave one out for every cell that is filled. */
export function filledByTurns(cells: number, balls: number, turns: number): readonly number[] {
  let now = filledCells(cells, balls);
  for (let turn = 1; turn < turns; turn++) {
    const after = new Array<number>(cells + 1).fill(0);
    now.forEach((chance, filled) => {
      const alone = after.map((_, at) => (at === filled ? chance : 0));
      thrown(alone, balls - filled).forEach((each, at) => (after[at] += each));
    });
    now = after;
  }
  return now;
}
