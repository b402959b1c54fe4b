import type { Express } from 'express';
import { testAddress } from '#api/contract/source-test';
import { bindEndpoint, type Edge } from '#api/http/bind-endpoint';
import { judgeAddress } from '#api/http/check-address';

/** What sources offer beyond the common operations. */
export function bindSources(app: Express, edge: Edge): void {
  bindEndpoint(app, edge, testAddress, async ({ body }) => ({
    status: 200,
    body: judgeAddress(body.rules, body.address),
  }));
}
