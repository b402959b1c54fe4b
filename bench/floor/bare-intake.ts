import type { AddressInfo } from 'node:net';
import express from 'express';
import { newId } from '#db/new-id';
import { createPool } from '#db/pool';
import { servePart } from '../parts/serve-part';

const INSERT = { name: 'bare-insert', text: 'insert into bench_intake (id, body) values ($1, $2)' };

/** The least a durable intake could be: Express, a JSON body, one committed insert. */
servePart(async ({ databaseUrl, poolSize }: { databaseUrl: string; poolSize: number }) => {
  const pool = createPool(databaseUrl, poolSize, 'bench-bare-intake');
  await pool.query(
    'create table if not exists bench_intake (id uuid primary key, body jsonb not null, created_at timestamptz not null default now())',
  );
  const app = express();
  app.disable('x-powered-by');
  app.post('/leads', express.json(), async (request, response) => {
    const leadId = newId();
    await pool.query({ ...INSERT, values: [leadId, JSON.stringify(request.body)] });
    response.status(202).json({ outcome: 'queued', leadId });
  });
  const server = app.listen(0, '127.0.0.1');
  await new Promise<void>((resolve) => server.once('listening', resolve));
  server.keepAliveTimeout = 65_000;
  return {
    ready: `http://127.0.0.1:${(server.address() as AddressInfo).port}/leads`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await pool.end();
    },
  };
});
