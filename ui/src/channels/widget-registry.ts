import type { Component } from 'vue';

const files = import.meta.glob<{ widgets: Readonly<Record<string, Component>> }>('./*/widgets.ts', { eager: true });

/** The components a schema may name: those of the HTTP channels and those a channel brings in its folder. */
export const WIDGETS: Readonly<Record<string, Component>> = Object.assign(
  {},
  ...Object.values(files).map(({ widgets }) => widgets),
);
