/**
 * Hands out typed arrays that lie one after the other in a single buffer, so that the whole state of a policy is
 * written and read as bytes. The same calls in the same order find the same arrays again.
 */
export class Arena {
  readonly #buffer: ArrayBuffer;
  #used = 0;

  constructor(buffer: ArrayBuffer) {
    this.#buffer = buffer;
  }

  /** Bytes handed out so far. */
  get used(): number {
    return this.#used;
  }

  float64(length: number): Float64Array {
    return new Float64Array(this.#buffer, this.#take(8, length), length);
  }

  float32(length: number): Float32Array {
    return new Float32Array(this.#buffer, this.#take(4, length), length);
  }

  int32(length: number): Int32Array {
    return new Int32Array(this.#buffer, this.#take(4, length), length);
  }

  uint16(length: number): Uint16Array {
    return new Uint16Array(this.#buffer, this.#take(2, length), length);
  }

  uint8(length: number): Uint8Array {
    return new Uint8Array(this.#buffer, this.#take(1, length), length);
  }

  #take(bytesEach: number, length: number): number {
    const from = Math.ceil(this.#used / bytesEach) * bytesEach;
    this.#used = from + bytesEach * length;
    return from;
  }
}
