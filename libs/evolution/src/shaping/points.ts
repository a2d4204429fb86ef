import type { Pool } from '../operators';

/** By descriptors, each from 0 to 1. */
export type Point = readonly number[];

/** Where each member stands. */
export function pointsOf({ members, descriptors }: Pool): readonly Point[] {
  return Array.from(members, (_, at) => descriptors.map((column) => column[at]));
}

/** Whether all descriptors were measured. */
export function isPlaced(point: Point): boolean {
  return point.every((value) => !Number.isNaN(value));
}

/** From 0 to 1, whatever the number of descriptors: Euclid's, over the longest that there is. */
export function distance(one: Point, other: Point): number {
  let squares = 0;
  for (let at = 0; at < one.length; at++) squares += (one[at] - other[at]) ** 2;
  return Math.sqrt(squares / one.length);
}
