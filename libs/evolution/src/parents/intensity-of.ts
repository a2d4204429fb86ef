/**
 * Selection intensity of a scheme by rank (Blickle and Thiele 1996, Evol. Comput. 4:361): the mean of z w(Phi(z)) over normal z, where
 * w(q) is the expected number of children, of mean 1, of one that is fitter than a share q of an infinite population.
 */
export function intensityOf(children: (below: number) => number): number {
  const [step, end] = [1e-4, 8];
  let [below, intensity] = [0, 0];
  for (let z = -end + step / 2; z < end; z += step) {
    const mass = (step * Math.exp(-(z ** 2) / 2)) / Math.sqrt(2 * Math.PI);
    intensity += z * children(below + mass / 2) * mass;
    below += mass;
  }
  return intensity;
}
