import {
  mdiAccountArrowRightOutline,
  mdiAccountSearchOutline,
  mdiCashEdit,
  mdiCheckCircleOutline,
  mdiCheckDecagramOutline,
  mdiCloseCircleOutline,
  mdiDeleteOutline,
  mdiDeleteRestore,
  mdiEraser,
  mdiKeyboardReturn,
  mdiPlayCircleOutline,
  mdiRefresh,
  mdiSendOutline,
  mdiSwapHorizontal,
  mdiThumbDownOutline,
} from '@mdi/js';
import { permissionOfAction } from '#domain/protocol/permission-of-action';
import type { Permission } from '#api/contract/permissions';
import { LEAD_ACTIONS, type LeadAction } from '#domain/protocol/lead-actions';
import { t } from '#ui/words/i18n';

/** What people do with leads: the actions of the engine, and looking for a buyer, which ends in one. */
export type LeadVerb = Exclude<LeadAction, 'request-return' | 'decide-return'> | 'find-buyer';
export type ActionQuestion = 'delivery' | 'account' | 'price' | 'reason' | 'to-source' | 'note' | 'erasing';

export interface ActionSpec {
  readonly verb: LeadVerb;
  readonly icon: string;
  /** One key, shown in menus. */
  readonly key?: string;
  readonly permission: Permission;
  readonly danger?: boolean;
  /** May be done to many leads at once. */
  readonly many: boolean;
  /** What a panel asks first; nothing = done at once. */
  readonly asks: readonly ActionQuestion[];
  /** Is about nothing but what a buyer pays. */
  readonly money?: 'revenue';
  /** States of a delivery it can be about. */
  readonly of?: readonly string[];
}

/** A lead, or one delivery of it, as far as deciding about an action needs it. */
export interface ActionSubject {
  readonly leadId: string;
  readonly name: string;
  readonly stage: string;
  readonly outcome: string | null;
  readonly deleted: boolean;
  /** Its person is forgotten already. */
  readonly erased: boolean;
  readonly deliveryId?: string;
  readonly deliveryState?: string;
}

const DONE = ['accepted', 'refused', 'failed', 'released', 'returned', 'unknown'] as const;
const work = { many: false, asks: [] } as const;

const SPECS: readonly Omit<ActionSpec, 'permission'>[] = [
  { ...work, verb: 'find-buyer', icon: mdiAccountSearchOutline, key: 'F' },
  { ...work, verb: 'send-to', icon: mdiSendOutline, key: 'S' },
  { ...work, verb: 'run-automation', icon: mdiPlayCircleOutline, key: 'A', many: true },
  { ...work, verb: 'validate', icon: mdiCheckCircleOutline, key: 'V', many: true },
  { ...work, verb: 'invalidate', icon: mdiCloseCircleOutline, key: 'I', many: true, asks: ['note'] },
  { ...work, verb: 'resend', icon: mdiRefresh, key: 'E', many: true, asks: ['delivery', 'note'], of: DONE },
  { ...work, verb: 'reassign', icon: mdiSwapHorizontal, asks: ['delivery', 'note'], of: ['accepted'] },
  {
    ...work,
    verb: 'reassign-to',
    icon: mdiAccountArrowRightOutline,
    asks: ['delivery', 'account', 'note'],
    of: ['accepted'],
  },
  {
    ...work,
    verb: 'transfer',
    icon: mdiAccountArrowRightOutline,
    asks: ['delivery', 'account', 'note'],
    of: ['accepted'],
  },
  {
    ...work,
    verb: 'mark-returned',
    icon: mdiKeyboardReturn,
    key: 'R',
    asks: ['delivery', 'reason', 'to-source', 'note'],
    of: ['accepted'],
  },
  {
    ...work,
    verb: 'mark-accepted',
    icon: mdiCheckDecagramOutline,
    asks: ['delivery', 'price', 'note'],
    of: ['unknown', 'refused', 'failed', 'released'],
  },
  { ...work, verb: 'mark-failed', icon: mdiThumbDownOutline, asks: ['delivery', 'note'], of: ['unknown'] },
  {
    ...work,
    verb: 'update-price',
    icon: mdiCashEdit,
    money: 'revenue',
    asks: ['delivery', 'price', 'note'],
    of: ['accepted'],
  },
  { ...work, verb: 'delete', icon: mdiDeleteOutline, key: 'Del', danger: true, many: true },
  { ...work, verb: 'undelete', icon: mdiDeleteRestore, many: true },
  { ...work, verb: 'erase', icon: mdiEraser, danger: true, many: true, asks: ['erasing'] },
];

/** What the engine is asked for in the end. */
const engineActionOf = (verb: LeadVerb): LeadAction => (verb === 'find-buyer' ? 'send-to' : verb);
export const ACTION_SPECS: readonly ActionSpec[] = SPECS.map((spec) => ({
  ...spec,
  permission: permissionOfAction(engineActionOf(spec.verb)),
}));

/** Whether somebody's role lets them: it may ask for a permission and for sight of the money it is about. */
export const mayDo = (
  session: { can(permission: Permission): boolean; sees(side: 'revenue'): boolean },
  { permission, money }: ActionSpec,
): boolean => session.can(permission) && (money === undefined || session.sees(money));

export const specOf = (verb: LeadVerb): ActionSpec => ACTION_SPECS.find((spec) => spec.verb === verb)!;
export const labelOf = (verb: LeadVerb): string => t(`leads.actions.${verb}`);
/** The same where it is not going to ask any more. */
export const titleOf = (verb: LeadVerb): string => labelOf(verb).replace('…', '');

/** Why an action makes no sense for a lead as it stands; null when it may be tried. */
export function whyNot(spec: ActionSpec, subject: ActionSubject): string | null {
  if (subject.erased) return t('leads.whyNot.erased');
  // A deleted lead still holds its person.
  if (spec.verb === 'erase') return null;
  if (spec.verb === 'undelete') return subject.deleted ? null : t('leads.whyNot.notDeleted');
  if (subject.deleted) return t('leads.whyNot.deleted');
  if (!(LEAD_ACTIONS[engineActionOf(spec.verb)] as readonly string[]).includes(subject.stage))
    return t(`leads.whyNot.${subject.stage}`);
  if (spec.verb === 'delete' && subject.outcome === 'sold') return t('leads.whyNot.sold');
  return whyNotDelivery(spec, subject);
}

function whyNotDelivery({ verb, of }: ActionSpec, { deliveryState, outcome, stage }: ActionSubject): string | null {
  if (deliveryState !== undefined)
    return of && !of.includes(deliveryState)
      ? t(`leads.whyNot.${of.includes('accepted') ? 'notSold' : 'decided'}`)
      : null;
  if (of?.length === 1 && of[0] === 'accepted' && outcome !== 'sold') return t('leads.whyNot.notSold');
  return verb === 'mark-failed' && stage !== 'unresolved' ? t('leads.whyNot.notUnknown') : null;
}

/** The same for several: the first that stands in the way. */
export function whyNotAll(spec: ActionSpec, subjects: readonly ActionSubject[]): string | null {
  if (subjects.length === 0) return t('leads.whyNot.none');
  if (subjects.length > 1 && !spec.many) return t('leads.whyNot.one');
  const reasons = subjects.map((subject) => whyNot(spec, subject));
  // Of many, those that can are done and the others say why they were not.
  return reasons.every((reason) => reason !== null) ? (reasons[0] ?? null) : null;
}
