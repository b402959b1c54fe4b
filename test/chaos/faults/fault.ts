import type { Client } from '@temporalio/client';
import type { Pool } from 'pg';
import type { Seed } from '#domain/kernel/seed';
import type { Say } from '#scripts/stack/say';
import type { Stack } from '#scripts/stack/stack';
import type { Balancer } from '../load/balancer';
import type { Gauge } from '../load/gauge';
import type { Load } from '../load/load';
import type { OperatorShift } from '../load/run-operator';
import type { Peer } from '../peer';

/** What a fault is handed: the installation under load, and how much of each is wanted. */
export interface Scene {
  readonly stack: Stack;
  readonly pool: Pool;
  readonly temporal: Client;
  /** A second API and a second worker. */
  readonly startPeer: () => Promise<Peer>;
  /** Only of a fault that is `balanced`. */
  readonly balancer: Balancer | undefined;
  readonly campaignIds: readonly string[];
  readonly load: Load;
  readonly gauge: Gauge;
  readonly shift: OperatorShift;
  readonly leads: number;
  /** Per component. */
  readonly kills: number;
  readonly chance: Seed;
  readonly say: Say;
}

export interface Fault {
  readonly name: string;
  /** In a few words, for the table. */
  readonly what: string;
  /** Callers reach the API through a balancer. */
  readonly balanced?: boolean;
  /** Does it, with leads coming in meanwhile; answers how many processes were killed. */
  run(scene: Scene): Promise<number>;
}
