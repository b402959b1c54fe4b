/** `200, 201 204` as numbers; what is none is left out. */
export function readStatuses(text: string): number[] {
  return text
    .split(/[\s,;]+/)
    .map(Number)
    .filter((status) => Number.isInteger(status) && status > 0);
}
