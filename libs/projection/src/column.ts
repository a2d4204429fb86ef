/** A column of numbers that grows at its end, in a typed array of twice the length whenever it is full. */

type Numbers = Int32Array | Float32Array | Uint8Array;

export class Column<Values extends Numbers> {
  length = 0;

  /** `values` may be longer than the column, and is another one after it grew. */
  constructor(public values: Values) {}

  push(value: number): void {
    if (this.length === this.values.length) {
      const grown = new (this.values.constructor as new (length: number) => Values)(2 * this.length);
      grown.set(this.values);
      this.values = grown;
    }
    this.values[this.length++] = value;
  }
}

const FIRST_LENGTH = 256;

export const integers = (): Column<Int32Array> => new Column(new Int32Array(FIRST_LENGTH));
export const reals = (): Column<Float32Array> => new Column(new Float32Array(FIRST_LENGTH));
export const small = (): Column<Uint8Array> => new Column(new Uint8Array(FIRST_LENGTH));
