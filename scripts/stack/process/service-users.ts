import path from 'node:path';
import type { Say } from '../say';
import { giveTo, userWhoReads, userWhoStarts } from './run-as';
import { isRoot, type SystemUser } from './system-user';

/** Ports below this one only root may open. */
const FIRST_OPEN_PORT = 1024;

/** Whom root runs the Temporal server as; its folder becomes that user's. */
export function temporalUser(binary: string, folder: string, say: Say): SystemUser | undefined {
  const user = userWhoStarts(binary);
  if (user) giveTo(user, folder);
  else if (isRoot())
    say(
      `Temporal runs as root, because nobody else can start ${binary}. Name one in TEMPORAL_CLI that any user can run, or start Leadrail as an ordinary user.`,
    );
  return user;
}

/** Whom root runs the API and the worker as. What they read is tried, from the compiled sources to the packages. */
export function applicationUser(project: string, say: Say): SystemUser | undefined {
  const needed = [
    'dist/api/server.js',
    'dist/activities/worker.js',
    'package.json',
    'node_modules/express/package.json',
    'node_modules/@temporalio/worker/package.json',
  ];
  const user = userWhoReads(needed.map((file) => path.join(project, file)));
  if (!user && isRoot())
    say(
      `API and worker run as root, because no other user can read ${project}. Put the project where any user can read it, or start Leadrail as an ordinary user.`,
    );
  return user;
}

/** The same for the API, unless it is to answer on a port that only root may open. */
export function portUser(user: SystemUser | undefined, port: number, say: Say): SystemUser | undefined {
  if (!user || port >= FIRST_OPEN_PORT) return user;
  say(
    `the API runs as root, because only root may open port ${port}. Set PORT to ${FIRST_OPEN_PORT} or more to change that.`,
  );
  return undefined;
}
