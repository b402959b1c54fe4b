/** From when to when this installation shows made-up trading, or null where all of its figures are its own. */
export async function readDemoPast(): Promise<{ readonly since: string; readonly until: string } | null> {
  try {
    const response = await fetch('/demo-past.json');
    return response.ok ? ((await response.json()) as { since: string; until: string } | null) : null;
  } catch {
    return null;
  }
}
