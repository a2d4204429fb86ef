/** Dense symmetric matrices by their Cholesky factor. All are [size, size], row-major. */

/** The lower L with L L^T = matrix. Throws a RangeError on a matrix that is not positive definite. */
export function cholesky(matrix: Float64Array, size: number): Float64Array {
  const factor = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    const at = row * size;
    for (let column = 0; column <= row; column++) {
      const other = column * size;
      let rest = matrix[at + column];
      for (let k = 0; k < column; k++) rest -= factor[at + k] * factor[other + k];
      if (column < row) factor[at + column] = rest / factor[other + column];
      else if (rest > 0) factor[at + row] = Math.sqrt(rest);
      else throw new RangeError(`row ${row}: the matrix is not positive definite`);
    }
  }
  return factor;
}

/** The x with L L^T x = right. */
export function solveCholesky(factor: Float64Array, size: number, right: Float64Array): Float64Array {
  const x = right.slice();
  for (let row = 0; row < size; row++) {
    for (let k = 0; k < row; k++) x[row] -= factor[row * size + k] * x[k];
    x[row] /= factor[row * size + row];
  }
  for (let row = size - 1; row >= 0; row--) {
    x[row] /= factor[row * size + row];
    for (let k = 0; k < row; k++) x[k] -= factor[row * size + k] * x[row];
  }
  return x;
}

/** (L L^T)^-1, as (L^-1)^T L^-1; rows are walked in the order in which they lie in memory. */
export function invertCholesky(factor: Float64Array, size: number): Float64Array {
  const lower = new Float64Array(size * size); // L^-1
  for (let row = 0; row < size; row++) {
    const at = row * size;
    lower[at + row] = 1;
    for (let k = 0; k < row; k++) {
      const scale = factor[at + k];
      for (let column = 0; column <= k; column++) lower[at + column] -= scale * lower[k * size + column];
    }
    for (let column = 0; column <= row; column++) lower[at + column] /= factor[at + row];
  }
  const inverse = new Float64Array(size * size);
  for (let k = 0; k < size; k++) {
    for (let row = 0; row <= k; row++) {
      const scale = lower[k * size + row];
      for (let column = 0; column <= row; column++) inverse[row * size + column] += scale * lower[k * size + column];
    }
  }
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < row; column++) inverse[column * size + row] = inverse[row * size + column];
  }
  return inverse;
}

/** left x right. */
export function multiply(left: Float64Array, right: Float64Array, size: number): Float64Array {
  const product = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let k = 0; k < size; k++) {
      const scale = left[row * size + k];
      if (scale === 0) continue;
      for (let column = 0; column < size; column++) product[row * size + column] += scale * right[k * size + column];
    }
  }
  return product;
}
