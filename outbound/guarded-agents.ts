import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import net, { type LookupFunction } from 'node:net';
import type { Duplex } from 'node:stream';
import type { AddressGuard } from './address-guard';

/** A connection that was never tried, because the address is not allowed. Its text names no address. */
class BlockedAddressError extends Error {
  readonly code = 'blocked-address';
  constructor() {
    super('The address is not allowed.');
  }
}

export interface GuardedAgents {
  readonly http: http.Agent;
  readonly https: https.Agent;
  destroy(): void;
}

/** Free sockets are closed before common servers do (5 s), so that few requests meet a connection that is just being closed. */
const KEEP_ALIVE = { keepAlive: true, timeout: 4000, maxFreeSockets: 64 };

/** Looks a name up once; the connection goes to the checked addresses, and one forbidden address refuses the name. */
function guardLookup(isAllowed: AddressGuard, lookup: LookupFunction): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, options, (error, address, family) => {
      if (error) return callback(error, address, family);
      const found: readonly LookupAddress[] = Array.isArray(address) ? address : [{ address, family: family ?? 4 }];
      return found.length > 0 && found.every((entry) => isAllowed(entry.address))
        ? callback(null, address, family)
        : callback(new BlockedAddressError(), '', 4);
    });
  };
}

type Connect = (options: object, listener?: (error: Error | null, socket: Duplex) => void) => Duplex;

/** Literal addresses never reach a lookup: they are checked here. */
function guardAgent<Agent extends http.Agent>(agent: Agent, isAllowed: AddressGuard, lookup: LookupFunction): Agent {
  const inner = agent as unknown as { createConnection: Connect };
  const connect = inner.createConnection.bind(agent);
  inner.createConnection = (options, listener) => {
    const host = 'host' in options && typeof options.host === 'string' ? options.host : '';
    if (net.isIP(host) === 0 || isAllowed(host)) return connect({ ...options, lookup }, listener);
    const socket = new net.Socket();
    process.nextTick(() => socket.destroy(new BlockedAddressError()));
    return socket;
  };
  return agent;
}

/** Keep-alive agents that connect to allowed addresses only, whatever the spelling of the host. */
export function createGuardedAgents(
  isAllowed: AddressGuard,
  lookup: LookupFunction = systemLookup as LookupFunction,
): GuardedAgents {
  const guarded = guardLookup(isAllowed, lookup);
  const agents = {
    http: guardAgent(new http.Agent(KEEP_ALIVE), isAllowed, guarded),
    https: guardAgent(new https.Agent(KEEP_ALIVE), isAllowed, guarded),
  };
  return { ...agents, destroy: () => [agents.http, agents.https].forEach((agent) => agent.destroy()) };
}
