import { acceptances, type Evidence } from './evidence';

/** What a run went through, in one line: a fault that met no retry, no reviewer and no full cap has proved little. */
export function describeEvidence({ leads, deliveries, posts, actions, log }: Evidence): string {
  const tally = (names: readonly string[]): string => {
    const counts = new Map<string, number>();
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
    return (
      [...counts]
        .sort(([, a], [, b]) => b - a)
        .map(([name, count]) => `${name} ${count}`)
        .join(', ') || 'none'
    );
  };
  const repeated = (entries: readonly { readonly tries: number }[]): number =>
    entries.filter(({ tries }) => tries > 1).length;
  return [
    `leads: ${tally(leads.map(({ stage, outcome }) => (stage === 'closed' ? (outcome ?? 'closed') : stage)))}`,
    `deliveries: ${tally(deliveries.map(({ state }) => state))}; unanswered once ${deliveries.filter(({ unanswered }) => unanswered).length}`,
    `buyers: ${log.length} requests, ${acceptances(log).length} acceptances`,
    `posts: ${posts.length}, repeated ${repeated(posts)}, answers ${tally(posts.map(({ status, outcome }) => `${status} ${outcome ?? ''}`.trim()))}`,
    `actions: ${tally(actions.map(({ action, status, code }) => `${action} ${status} ${code ?? ''}`.trim()))}, repeated ${repeated(actions)}`,
  ].join('\n    ');
}
