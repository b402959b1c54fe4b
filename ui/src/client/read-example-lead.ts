/** A lead that this installation's demo market would buy, or null where there is no demo market. */
export async function readExampleLead(): Promise<Readonly<Record<string, string | number>> | null> {
  try {
    const response = await fetch('/example-lead.json');
    return response.ok ? ((await response.json()) as Record<string, string | number> | null) : null;
  } catch {
    return null;
  }
}
