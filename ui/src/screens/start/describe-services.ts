import type { StatusReading } from '../../client/read-status';

export interface ServiceLine {
  readonly name: string;
  readonly about: string;
  readonly state: string;
  readonly tone: '' | 'ok' | 'warn' | 'bad';
}

const zonedTime = (moment: string): string =>
  new Date(moment).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'long' });

type Health = Pick<ServiceLine, 'state' | 'tone'>;

const READING: Health = { state: 'Reading', tone: '' };
const UNKNOWN: Health = { state: 'Not known', tone: '' };
const RUNNING: Health = { state: 'Running', tone: 'ok' };
const AWAY: Health = { state: 'Away', tone: 'bad' };

/** The four parts of an installation in the words of the page. What the API did not say is "Not known", never guessed. */
export function describeServices(reading: StatusReading | null): readonly ServiceLine[] {
  const status = reading?.kind === 'read' ? reading.status : undefined;
  const unsaid = reading === null ? READING : UNKNOWN;
  const health = (said: 'up' | 'down' | undefined): Health => (said === undefined ? unsaid : said === 'up' ? RUNNING : AWAY);
  const api = reading === null ? READING : reading.kind === 'away' ? AWAY : RUNNING;
  const since = status ? ` Version ${status.version}, since ${zonedTime(status.startedAt)}.` : '';
  return [
    { name: 'API', about: `Takes leads and answers.${since}`, ...api },
    { name: 'Worker', about: 'Decides, distributes and delivers leads.', ...health(status?.worker) },
    { name: 'Postgres', about: 'The book of record: leads, deliveries, money, configuration.', ...health(status?.database) },
    { name: 'Temporal', about: 'Keeps every lead\'s steps until they are done. While it is away, leads are still taken.', ...health(status?.temporal) },
  ];
}
