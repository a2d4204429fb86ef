import { duration, scientific } from './quantities';

/** `3.12e12 FLOPs, 5 min 40 s of processors` */
export function computeText({ flops, cpuSeconds }: { readonly flops: number; readonly cpuSeconds: number }): string {
  return `${scientific(flops)} FLOPs, ${duration(cpuSeconds)} of processors`;
}
