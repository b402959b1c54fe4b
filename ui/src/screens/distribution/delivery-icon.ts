import {
  mdiAlertCircleOutline,
  mdiCalendarClockOutline,
  mdiCancel,
  mdiCheckCircleOutline,
  mdiClockOutline,
  mdiFlaskOutline,
  mdiGavel,
  mdiHelpCircleOutline,
  mdiKeyboardReturn,
  mdiRefresh,
  mdiSendOutline,
  mdiShareVariantOutline,
  mdiTimerSand,
  mdiTrayArrowDown,
  mdiUndoVariant,
} from '@mdi/js';
import type { Tone } from '#ui/kit/tone-of';

export interface DeliveryIcon {
  readonly path: string;
  readonly tone: Tone;
  /** Word key of what it means. */
  readonly word: string;
}

const ICONS: Readonly<Record<string, DeliveryIcon>> = {
  received: { path: mdiTrayArrowDown, tone: 'live', word: 'received' },
  scheduled: { path: mdiCalendarClockOutline, tone: 'wait', word: 'scheduled' },
  auction: { path: mdiGavel, tone: 'live', word: 'auction' },
  delayed: { path: mdiTimerSand, tone: 'wait', word: 'delayed' },
  distributing: { path: mdiShareVariantOutline, tone: 'live', word: 'distributing' },
  reserved: { path: mdiClockOutline, tone: 'live', word: 'reserved' },
  sending: { path: mdiSendOutline, tone: 'live', word: 'sending' },
  retrying: { path: mdiRefresh, tone: 'warn', word: 'retrying' },
  unknown: { path: mdiHelpCircleOutline, tone: 'warn', word: 'unknown' },
  accepted: { path: mdiCheckCircleOutline, tone: 'ok', word: 'sent' },
  tested: { path: mdiFlaskOutline, tone: 'ok', word: 'tested' },
  refused: { path: mdiCancel, tone: 'bad', word: 'refused' },
  failed: { path: mdiAlertCircleOutline, tone: 'bad', word: 'failed' },
  released: { path: mdiUndoVariant, tone: 'idle', word: 'released' },
  returned: { path: mdiKeyboardReturn, tone: 'idle', word: 'returned' },
};
const ASKED: DeliveryIcon = { path: mdiKeyboardReturn, tone: 'wait', word: 'returnAsked' };

/** What became of a delivery, or how far a lead on its way to one is, at a glance. A return somebody asked for shows before it is decided. */
export function deliveryIcon(state: string, returnState: string | null): DeliveryIcon {
  if (state === 'accepted' && returnState === 'requested') return ASKED;
  return ICONS[state] ?? { path: mdiHelpCircleOutline, tone: 'idle', word: 'released' };
}
