import type { Component, VNodeArrayChildren } from 'vue';
import type { LocationQuery, RouteLocationRaw } from 'vue-router';
import type { Resource } from '#api/contract/resources/resource';
import type { Draft } from './draft';
import type { ErrorOf } from './error-of';
import type { OpenForm } from './form-of';

/** What a tab is given by the screen: the draft as its model, or the member it names, and what is wrong with a field. */
type Given = 'modelValue' | 'onUpdate:modelValue' | 'errorOf';
type PropsOf<C> = C extends new (...args: never[]) => { $props: infer P } ? Partial<Omit<P, Given>> : object;

/** One tab of a form screen. */
export interface FormTab<R extends Resource, More, C> {
  readonly id: string;
  /** Word key. */
  readonly label: string;
  readonly component: C;
  /** Paths whose problems belong to it; the longest path that fits decides. */
  readonly fields?: readonly string[];
  /** Its model is this member of the draft instead of the whole. */
  readonly member?: keyof Draft<R> & string;
  /** It edits nothing: no draft is given to it. */
  readonly looks?: boolean;
  /** Its fields and buttons are dead for who may only look: of what edits unless it says no, of what only looks if it says so. */
  readonly locked?: boolean;
  /** It fills the screen by itself, e.g. a list. */
  readonly fills?: boolean;
  count?(form: OpenForm<R>, more: More): number | null;
  /** Always, unless given; asked before anything is loaded, too. */
  when?(form: OpenForm<R>, more: More): boolean;
  /** What its component needs beyond the draft. */
  props?(form: OpenForm<R>, more: More): PropsOf<C>;
}

/** What stands beside some tabs, live. */
export interface BesideTabs<R extends Resource, More, C> {
  readonly component: C;
  when(form: OpenForm<R>, more: More, tab: string): boolean;
  props(form: OpenForm<R>, more: More, tab: string): PropsOf<C> & object;
}

/** A screen that makes or changes one of a resource, as its file declares it. */
export interface FormScreenOf<R extends Resource, More, Tabs extends readonly unknown[], Beside> {
  readonly resource: R;
  /** Name of its list's route; `<name>.edit` is its own. */
  readonly name: string;
  /** What leads here: the word key of its list, or that of the list it belongs under. */
  readonly list: string | { readonly label: string; readonly name: string };
  /** The tab a new one opens with; the first, unless given. */
  readonly newTab?: string;
  /** The tab shown after it was made; the first, unless given. */
  readonly madeTab?: string;
  title(form: OpenForm<R>): string;
  /** What a new one starts with beyond the contract's defaults, as far as the address says. */
  blank?(query: LocationQuery): Partial<Draft<R>>;
  /** What the tabs share beyond the draft; called once, in the setup of the screen. */
  more?(form: OpenForm<R>): More;
  /** In place of the form's own, where more is known than what the last save said. */
  errorOf?(form: OpenForm<R>, more: More): ErrorOf;
  /** Between the list and this one. */
  trail?(form: OpenForm<R>, more: More): readonly { readonly label: string; readonly to: RouteLocationRaw }[];
  /** Beside the title, once it is loaded. */
  marks?(form: OpenForm<R>, more: More): VNodeArrayChildren;
  actions?(form: OpenForm<R>, more: More, tab: string): VNodeArrayChildren;
  /** It cannot be deleted. */
  keep?(form: OpenForm<R>): boolean;
  readonly tabs: { readonly [I in keyof Tabs]: FormTab<R, More, Tabs[I]> };
  readonly beside?: BesideTabs<R, More, Beside>;
}
export type AnyFormScreen = FormScreenOf<Resource, unknown, readonly Component[], Component>;
