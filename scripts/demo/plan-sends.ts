import type { RawFields } from '#domain/kernel/lead-fields';
import type { FormatName } from './formats';
import type { LeadMaker } from './leads';

/** One request of the demo. */
export interface PlannedSend {
  readonly campaign: string;
  readonly format: FormatName;
  /** What is special about it, for the closing report. */
  readonly kind: string;
  readonly fields: RawFields;
  readonly idempotencyKey?: string;
  readonly proof?: 'right' | 'none' | 'wrong';
  /** Replaces what goes over the wire. */
  readonly wire?: { readonly body?: string; readonly contentType?: string; readonly aid?: number };
  readonly expect: Expectation;
}
export interface Expectation {
  readonly statuses: readonly number[];
  /** What becomes of the lead in the end; absent = anything the market makes of it. */
  readonly outcome?: 'accepted' | 'rejected';
  /** The problem's code, or the first reason of a rejection. */
  readonly code?: string;
  readonly replayed?: boolean;
}

interface Volume {
  readonly campaign: string;
  readonly leadType: string;
  readonly formats: readonly FormatName[];
  readonly good: number;
  /** Where odd leads end: rejected at once, or with a reviewer. */
  readonly odd: 'rejected' | 'reviewed';
  /** A reviewer may turn a good lead down. */
  readonly allReviewed?: boolean;
}
const VOLUMES: readonly Volume[] = [
  { campaign: 'solar-now', leadType: 'solar', formats: ['json', 'json-nested'], good: 48, odd: 'rejected' },
  { campaign: 'solar-reviewed', leadType: 'solar', formats: ['xml'], good: 24, odd: 'rejected', allReviewed: true },
  { campaign: 'auto-shared', leadType: 'auto-insurance', formats: ['form'], good: 40, odd: 'rejected' },
  { campaign: 'auto-nested', leadType: 'auto-insurance', formats: ['json-nested', 'json'], good: 28, odd: 'rejected' },
  { campaign: 'mortgage-auction', leadType: 'mortgage', formats: ['json', 'form'], good: 40, odd: 'rejected' },
  { campaign: 'mortgage-links', leadType: 'mortgage', formats: ['query'], good: 20, odd: 'reviewed' },
];

const ANSWERED: Expectation = { statuses: [200, 202] };
type Change = readonly [kind: string, change: RawFields];

const BAD_CONTACTS: readonly Change[] = [
  ['bad email', { Email: 'not-an-address' }],
  ['bad phone', { Phone: '12345' }],
  ['missing last name', { LastName: '' }],
  ['unknown state', { State: 'ZZ' }],
];
const BAD_BY_TYPE: Readonly<Record<string, readonly Change[]>> = {
  solar: [
    ['unlisted choice', { HomeOwnership: 'Castle' }],
    ['not a number', { MonthlyElectricBill: 'a lot' }],
  ],
  'auto-insurance': [
    ['unlisted choice', { RequestedCoverage: 'Everything' }],
    ['bad sub-field', { Vehicles: [{ Year: 1899, Make: 'Pretend Auto', Model: 'Relic' }] }],
  ],
  mortgage: [
    ['unlisted choice', { LoanType: 'Gift' }],
    ['number out of range', { CreditScore: 9000 }],
  ],
};
const OUTSIDE: Readonly<Record<string, { readonly change: RawFields; readonly rejected: boolean }>> = {
  'solar-now': { change: { HomeOwnership: 'Rent' }, rejected: true },
  'solar-reviewed': { change: { HomeOwnership: 'Rent' }, rejected: false },
  'auto-nested': {
    change: {
      Drivers: ['Una', 'Duo', 'Tria'].map((FirstName) => ({
        FirstName,
        LastName: 'Fakington',
        BirthDate: '1980-05-05',
      })),
    },
    rejected: true,
  },
  'mortgage-links': { change: { CreditScore: 540 }, rejected: false },
};

/** First everything that stands for itself, then what refers to it: repetitions of leads and of keys. */
export function planSends(
  run: string,
  maker: LeadMaker,
): { readonly first: readonly PlannedSend[]; readonly second: readonly PlannedSend[] } {
  const first = VOLUMES.flatMap((volume) => [
    ...goodLeads(run, volume, maker),
    ...badLeads(volume, maker),
    ...outsiders(volume, maker),
  ]);
  const second = VOLUMES.flatMap((volume) =>
    repetitions(
      volume,
      first.filter(({ campaign, kind }) => campaign === volume.campaign && kind === 'good'),
    ),
  );
  return { first: [...interleave(first), ...atTheDoor(maker)], second };
}

function goodLeads(
  run: string,
  { campaign, leadType, formats, good, allReviewed = false }: Volume,
  maker: LeadMaker,
): PlannedSend[] {
  return Array.from({ length: good }, (_, index) => ({
    campaign,
    format: formats[index % formats.length] ?? 'json',
    kind: 'good',
    fields: maker.make(leadType),
    idempotencyKey: `${run}-${campaign}-${index}`,
    expect: allReviewed ? ANSWERED : { ...ANSWERED, outcome: 'accepted' as const },
  }));
}

function badLeads({ campaign, leadType, formats, odd }: Volume, maker: LeadMaker): PlannedSend[] {
  return [...BAD_CONTACTS, ...(BAD_BY_TYPE[leadType] ?? [])].map(([kind, change], index) => ({
    campaign,
    format: formats[index % formats.length] ?? 'json',
    kind,
    fields: { ...maker.make(leadType), ...change },
    expect: odd === 'rejected' ? { ...ANSWERED, outcome: 'rejected' } : ANSWERED,
  }));
}

function outsiders({ campaign, leadType, formats }: Volume, maker: LeadMaker): PlannedSend[] {
  const outside = OUTSIDE[campaign];
  if (!outside) return [];
  return Array.from({ length: 3 }, () => ({
    campaign,
    format: formats[0] ?? 'json',
    kind: 'outside criteria',
    fields: { ...maker.make(leadType), ...outside.change },
    expect: outside.rejected ? { ...ANSWERED, outcome: 'rejected' as const } : ANSWERED,
  }));
}

const refuse = (status: number, code: string): Expectation => ({ statuses: [status], code });

/** Requests that never become a lead. */
const atTheDoor = (maker: LeadMaker): PlannedSend[] => [...notProved(maker), ...notReadable(maker)];

function notProved(maker: LeadMaker): PlannedSend[] {
  const solar = (): RawFields => maker.make('solar');
  return [
    {
      campaign: 'mortgage-auction',
      format: 'json',
      kind: 'no token',
      fields: maker.make('mortgage'),
      proof: 'none',
      expect: refuse(401, 'authentication-required'),
    },
    {
      campaign: 'mortgage-auction',
      format: 'json',
      kind: 'wrong token',
      fields: maker.make('mortgage'),
      proof: 'wrong',
      expect: refuse(401, 'invalid-token'),
    },
    {
      campaign: 'solar-reviewed',
      format: 'xml',
      kind: 'no password',
      fields: solar(),
      proof: 'none',
      expect: refuse(401, 'invalid-password'),
    },
    {
      campaign: 'solar-reviewed',
      format: 'xml',
      kind: 'wrong password',
      fields: solar(),
      proof: 'wrong',
      expect: refuse(401, 'invalid-password'),
    },
  ];
}

function notReadable(maker: LeadMaker): PlannedSend[] {
  const solar = (): RawFields => maker.make('solar');
  return [
    {
      campaign: 'solar-now',
      format: 'json',
      kind: 'unknown campaign',
      fields: solar(),
      wire: { aid: 999_999_999 },
      expect: refuse(404, 'unknown-campaign'),
    },
    {
      campaign: 'solar-now',
      format: 'json',
      kind: 'malformed JSON',
      fields: solar(),
      wire: { body: '{"LID": 1, "VID"' },
      expect: refuse(400, 'malformed-json'),
    },
    {
      campaign: 'solar-reviewed',
      format: 'xml',
      kind: 'XML entity',
      fields: solar(),
      wire: { body: '<!DOCTYPE lead [<!ENTITY a "b">]><lead>&a;</lead>' },
      expect: refuse(400, 'forbidden-doctype'),
    },
    {
      campaign: 'solar-now',
      format: 'json',
      kind: 'wrong content type',
      fields: solar(),
      wire: { contentType: 'application/pdf' },
      expect: { ...ANSWERED, outcome: 'accepted' },
    },
    {
      campaign: 'solar-now',
      format: 'json',
      kind: 'no known content',
      fields: solar(),
      wire: { contentType: 'application/pdf', body: '%PDF-1.7' },
      expect: refuse(415, 'unsupported-media-type'),
    },
  ];
}

/** The same person again (a new lead), the same request again (the same answer), the same key for another lead (refused). */
function repetitions({ odd }: Volume, sent: readonly PlannedSend[]): PlannedSend[] {
  const duplicates = sent
    .slice(0, 3)
    .map(({ idempotencyKey: _key, ...send }): PlannedSend => ({
      ...send,
      kind: 'duplicate',
      fields: { ...send.fields, Comments: 'I already wrote to you.' },
      expect: odd === 'rejected' ? { ...ANSWERED, outcome: 'rejected', code: 'duplicate' } : ANSWERED,
    }));
  const replays = sent
    .slice(3, 6)
    .map((send): PlannedSend => ({ ...send, kind: 'same request again', expect: { ...ANSWERED, replayed: true } }));
  const reused = sent
    .slice(6, 7)
    .map((send): PlannedSend => ({
      ...send,
      kind: 'same key, other lead',
      fields: { ...send.fields, Comments: 'Somebody else.' },
      expect: { statuses: [422], code: 'idempotency-key-reused' },
    }));
  return [...duplicates, ...replays, ...reused];
}

/** Campaigns take turns, as they would in life. */
function interleave(sends: readonly PlannedSend[]): PlannedSend[] {
  const queues = VOLUMES.map(({ campaign }) => sends.filter((send) => send.campaign === campaign));
  const longest = Math.max(...queues.map((queue) => queue.length));
  return Array.from({ length: longest }, (_, index) => queues.flatMap((queue) => queue.slice(index, index + 1))).flat();
}
