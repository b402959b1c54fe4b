import type { Json } from '../kernel/json';
import type { Primitive } from './criteria-facts';

/** How values of one kind become comparable. `read` gives undefined for what is not of the kind. */
export interface OperandReading {
  readonly id: 'text' | 'natural' | 'number' | 'boolean' | 'day' | 'instant' | 'present';
  readonly label: string;
  read(value: Json | undefined): Primitive | undefined;
}

const YES = new Set(['true', 'yes', 'y', '1', 'on']);
const NO = new Set(['false', 'no', 'n', '0', 'off']);
const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d{1,3})?$/i;
const DATE = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[-+]\d{2}:\d{2})?)?$/;

export const textReading: OperandReading = {
  id: 'text',
  label: 'text',
  read: (value) =>
    value === undefined || value === null || typeof value === 'object' ? undefined : String(value).trim().toLowerCase(),
};

/** Text in an order people expect: digits by their number (`9` before `10`), everything else alphabetically. */
export const naturalReading: OperandReading = {
  id: 'natural',
  label: 'text',
  read: (value) => {
    const text = textReading.read(value);
    if (typeof text !== 'string' || !/^-?\d{1,40}$/.test(text)) return text;
    if (!text.startsWith('-')) return text.replace(/^0+(?=\d)/, '').padStart(40, '0');
    return `-${[
      ...text
        .slice(1)
        .replace(/^0+(?=\d)/, '')
        .padStart(40, '0'),
    ]
      .map((digit) => 9 - Number(digit))
      .join('')}`;
  },
};

export const numberReading: OperandReading = {
  id: 'number',
  label: 'number',
  read: (value) => {
    if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
    if (typeof value !== 'string') return undefined;
    const text = value.replace(/[$,%\s]/g, '');
    return NUMBER.test(text) ? Number(text) : undefined;
  },
};

export const booleanReading: OperandReading = {
  id: 'boolean',
  label: 'yes or no',
  read: (value) => {
    if (typeof value === 'boolean') return value;
    const text = textReading.read(value);
    if (typeof text !== 'string') return undefined;
    return YES.has(text) ? true : NO.has(text) ? false : undefined;
  },
};

const isDate = (value: Json | undefined): value is string =>
  typeof value === 'string' && DATE.test(value) && !Number.isNaN(Date.parse(value));

/** Calendar dates: the date part as written, so that a day compares with a moment of that day. */
export const dayReading: OperandReading = {
  id: 'day',
  label: 'date',
  read: (value) => (isDate(value) ? value.slice(0, 10) : undefined),
};

/** Moments in epoch ms; a date without time is its first moment in UTC. */
export const instantReading: OperandReading = {
  id: 'instant',
  label: 'date and time',
  read: (value) =>
    isDate(value)
      ? Date.parse(/T.*(?:Z|[-+]\d{2}:\d{2})$/.test(value) || value.length === 10 ? value : `${value}Z`)
      : undefined,
};

export const presentReading: OperandReading = { id: 'present', label: 'any value', read: () => true };

export function isDateOnly(value: Json | undefined): boolean {
  return isDate(value) && value.length === 10;
}
