export const words = {
  system: {
    title: 'System', readAt: 'Read at', refresh: 'Refresh', services: 'What is running', part: 'Part', state: 'State', about: 'What it does', unknown: 'Not known', version: 'Version {version}, since',
    databaseDown: 'Postgres is away. New leads are answered with 503 and a time to try again; nothing accepted is lost.',
    temporalDown: 'Temporal is away. Leads are still taken and go on when it is back.',
    parts: {
      api: { name: 'API', about: 'Takes leads and answers.' }, worker: { name: 'Worker', about: 'Decides, distributes and delivers leads.' },
      database: { name: 'Postgres', about: 'The book of record: leads, deliveries, money, configuration.' }, temporal: { name: 'Temporal', about: 'Keeps every lead\'s steps until they are done.' },
    },
    places: {
      title: 'Where to look', openapi: 'openapi.json', openapiAbout: 'Every endpoint, with its shapes and errors', status: 'Status', statusAbout: 'The figures of this page as JSON',
      metrics: 'Metrics', metricsAbout: 'The API\'s, for Prometheus', readiness: 'Readiness', readinessAbout: 'Whether this process takes requests',
    },
    figures: {
      received: 'Received', inAll: 'leads in all', sold: 'Sold', accepted: 'no delivery accepted | 1 delivery accepted | {count} deliveries accepted', rejected: 'Rejected', kept: 'kept with their reasons',
      qc: 'In quality control', verdict: 'waiting for a verdict', distributing: 'In distribution', unresolved: 'nothing unresolved | 1 unresolved | {count} unresolved',
      queue: 'Queue', queueEmpty: 'nothing waits to start', oldest: 'the oldest waits {seconds} s',
    },
  },
};
