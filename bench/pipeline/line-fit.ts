import { mean, sum } from '#base';

export interface LineFit {
  readonly slope: number;
  readonly intercept: number;
  /** Coefficient of determination. */
  readonly rSquared: number;
  /** Of each point, what is above the line. */
  readonly residuals: readonly number[];
}

/** The line of least squares through points (x, y). */
export function fitLine(points: readonly (readonly [x: number, y: number])[]): LineFit {
  const [centreX, centreY] = [mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))];
  const spread = sum(points.map(([x]) => (x - centreX) ** 2));
  const slope = sum(points.map(([x, y]) => (x - centreX) * (y - centreY))) / spread;
  const intercept = centreY - slope * centreX;
  const residuals = points.map(([x, y]) => y - intercept - slope * x);
  const unexplained = sum(residuals.map((residual) => residual ** 2));
  const rSquared = 1 - unexplained / sum(points.map(([, y]) => (y - centreY) ** 2));
  return { slope, intercept, rSquared, residuals };
}
