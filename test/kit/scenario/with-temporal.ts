import { Client, Connection } from '@temporalio/client';

/** A client of the Temporal server under test, for as long as `work` lasts. */
export async function withTemporal<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const connection = await Connection.connect({ address: process.env['TEST_TEMPORAL_ADDRESS'] });
  try {
    return await work(new Client({ connection, namespace: process.env['TEST_TEMPORAL_NAMESPACE'] ?? 'default' }));
  } finally {
    await connection.close();
  }
}
