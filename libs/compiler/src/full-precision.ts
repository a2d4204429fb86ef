import { setDefaultVariable } from '#settings';

/**
 * NVIDIA's libraries round the factors of float32 products to 10 bits (TF32) unless this variable forbids it; programs are
 * promised float32. To be called before such a library is loaded.
 */
export function keepFullPrecision(): void {
  setDefaultVariable('NVIDIA_TF32_OVERRIDE', '0');
}
