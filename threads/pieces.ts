import { type MessageOrder, previewMessage, renderOrder } from '#domain/channels/preview-message';
import type { Reply } from '#domain/channels/channel';
import { type Allowance, computeGroups, type ExpressionGroup, type Stopwatch } from '#domain/criteria/compute-groups';
import { type SampleTrial, judgeSample } from '#domain/criteria/judge-sample';
import type { ProviderQuestion } from '#domain/grading/providers/grading-provider';
import type { GradingProviderSettings } from '#domain/grading/providers/provider.schema';
import { GRADING_PROVIDERS } from '#domain/grading/providers/registry';
import type { LeadFields } from '#domain/kernel/lead-fields';
import { type ReadLead, validateLead } from '#domain/lead/validate-lead';

/** What a thread gives its work: the time, and a place to say which part of it is in hand. */
export type Tools = Required<Stopwatch>;

interface GroupsOfLead extends Allowance {
  readonly groups: readonly ExpressionGroup[];
  readonly fields: LeadFields;
  readonly at: number;
}
type LeadToRead = Parameters<ReadLead>;
interface ProviderAsked {
  readonly settings: GradingProviderSettings;
  readonly question: ProviderQuestion;
}
interface ProviderAnswered extends ProviderAsked {
  readonly reply: Reply;
}

/** Everything a thread can be asked to do: whole pieces of work, so that a lead costs one message and not one per expression. */
export const PIECES = {
  'compute-groups': ({ groups, fields, at, ...allowance }: GroupsOfLead, tools: Tools) =>
    computeGroups(groups, { fields, at }, allowance, tools),
  'read-lead': (lead: LeadToRead, _tools: Tools) => validateLead(...lead),
  'render-message': (order: MessageOrder, _tools: Tools) => renderOrder(order),
  'preview-message': (order: MessageOrder, _tools: Tools) => previewMessage(order),
  'judge-sample': ({ trial, ...allowance }: { readonly trial: SampleTrial } & Allowance, tools: Tools) =>
    judgeSample(trial, allowance, tools),
  'make-question': ({ settings, question }: ProviderAsked, _tools: Tools) =>
    GRADING_PROVIDERS[settings.kind].request(settings, question),
  'read-judgement': ({ settings, question, reply }: ProviderAnswered, _tools: Tools) =>
    GRADING_PROVIDERS[settings.kind].read(settings, reply, question),
};

export type PieceName = keyof typeof PIECES;
export type PieceInput<Name extends PieceName> = Parameters<(typeof PIECES)[Name]>[0];
export type PieceResult<Name extends PieceName> = Awaited<ReturnType<(typeof PIECES)[Name]>>;
