import { shallowRef } from 'vue';
import { actOnLead } from '#api/contract/actions';
import type { Json } from '#domain/kernel/json';
import type { LeadAction } from '#domain/protocol/lead-actions';
import { actOnLeads } from '#api/contract/lead-bulk';
import { call } from '#ui/client/call';
import { queryClient } from '#ui/client/query-client';
import { useToasts } from '#ui/kit/use-toasts';
import { t, wordOf } from '#ui/words/i18n';
import { whyOf, wordsOfResult } from './words-of-result';
import { specOf, titleOf, whyNotAll, type ActionSubject, type LeadVerb } from './action-specs';

export interface OpenAction {
  readonly verb: LeadVerb;
  readonly subjects: readonly ActionSubject[];
}
export type ActionDetails = Readonly<Record<string, Json>>;

/** Leads to be asked about again because of an action of one's own; the live stream tells of everybody else's. */
function refresh(leadIds: readonly string[]): void {
  for (const id of leadIds) {
    void queryClient.invalidateQueries({ queryKey: ['lead', id] });
    void queryClient.invalidateQueries({ queryKey: ['lead-process', id] });
  }
  void queryClient.invalidateQueries({ queryKey: ['nav-count'] });
}

/** Actions on leads: at once, or by way of the panel whose state is `open`. */
export function useLeadActions(after: (verb: LeadVerb, subjects: readonly ActionSubject[]) => void = () => undefined) {
  const { say, fail } = useToasts();
  const open = shallowRef<OpenAction | null>(null);
  const busy = shallowRef(false);

  /** Begins an action: opens its panel, or carries it out when there is nothing to ask. */
  async function begin(verb: LeadVerb, subjects: readonly ActionSubject[]): Promise<void> {
    const spec = specOf(verb);
    const refusal = whyNotAll(spec, subjects);
    if (refusal) return say(refusal);
    if (spec.asks.length > 0 || verb === 'find-buyer' || verb === 'send-to') open.value = { verb, subjects };
    else await carryOut(verb, subjects, {});
  }

  async function carryOut(
    verb: LeadVerb,
    subjects: readonly ActionSubject[],
    details: ActionDetails,
  ): Promise<boolean> {
    if (busy.value || verb === 'find-buyer') return false;
    busy.value = true;
    try {
      const done = subjects.length === 1 ? await one(verb, subjects[0]!, details) : await many(verb, subjects, details);
      after(verb, subjects);
      return done;
    } catch (error) {
      fail(error);
      return false;
    } finally {
      busy.value = false;
      refresh(subjects.map((subject) => subject.leadId));
    }
  }

  async function one(verb: LeadAction & LeadVerb, subject: ActionSubject, details: ActionDetails): Promise<boolean> {
    const { result } = await call(actOnLead, { params: { leadId: subject.leadId, action: verb }, body: details });
    say(
      wordsOfResult({ t, wordOf }, verb, subject.name, result),
      verb === 'delete' ? { undo: () => undo([subject]) } : {},
    );
    return true;
  }

  async function many(
    verb: LeadAction & LeadVerb,
    subjects: readonly ActionSubject[],
    details: ActionDetails,
  ): Promise<boolean> {
    const answer = await call(actOnLeads, {
      params: { action: verb },
      body: { leadIds: [...new Set(subjects.map((subject) => subject.leadId))], details },
    });
    const refused = answer.results.filter((result) => result.state === 'refused');
    const text = t('leads.done.many', { action: titleOf(verb), done: answer.done, total: answer.results.length });
    const why =
      refused.length > 0
        ? ` ${t('leads.done.refused', { count: refused.length, message: refused[0]?.message ?? refused[0]?.code ?? '' })}`
        : '';
    const unsent = answer.results.filter(
      ({ state, outcome }) => state === 'done' && outcome !== undefined && outcome !== null && outcome !== 'accepted',
    );
    const missed =
      unsent.length > 0
        ? ` ${t('leads.came.many', { why: whyOf({ t, wordOf }, unsent[0]?.code) || wordOf('leads.came.short', unsent[0]?.outcome ?? '') }, unsent.length)}`
        : '';
    const gone = subjects.filter((subject) =>
      answer.results.some((result) => result.leadId === subject.leadId && result.state !== 'refused'),
    );
    say(text + why + missed, verb === 'delete' && gone.length > 0 ? { undo: () => undo(gone) } : {});
    return refused.length === 0;
  }

  async function undo(subjects: readonly ActionSubject[]): Promise<void> {
    await call(actOnLeads, {
      params: { action: 'undelete' },
      body: { leadIds: subjects.map((subject) => subject.leadId), details: {} },
    });
    refresh(subjects.map((subject) => subject.leadId));
    after('undelete', subjects);
  }

  const close = (): void => void (open.value = null);
  return { open, busy, begin, carryOut, close };
}
export type LeadActions = ReturnType<typeof useLeadActions>;
