/**
 * Runs slices of two kinds in turn, A B A B, after one slice of each to warm up. Whatever else the machine does meanwhile meets both,
 * and the medians of the slices leave out the odd one.
 */
export async function inTurn<A, B>(
  slices: number,
  a: () => Promise<A>,
  b: () => Promise<B>,
): Promise<{ readonly a: A[]; readonly b: B[] }> {
  const results = { a: [] as A[], b: [] as B[] };
  await a();
  await b();
  for (let slice = 0; slice < slices; slice += 1) {
    results.a.push(await a());
    results.b.push(await b());
  }
  return results;
}
