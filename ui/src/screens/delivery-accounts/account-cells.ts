import { h } from 'vue';
import type { RowCells } from '#ui/lists/row-cells';
import LimitsText from './LimitsText.vue';
import UsedOfLimit from './UsedOfLimit.vue';

/** How lists of delivery accounts draw limits and what was used of them. */
export const accountCells: RowCells = {
  limits: ({ row: { limits } }) => h(LimitsText, { limits }),
  soldToday: ({ row: { soldToday: used, limits } }) => h(UsedOfLimit, { used, limits, window: 'day' }),
  soldThisMonth: ({ row: { soldThisMonth: used, limits } }) => h(UsedOfLimit, { used, limits, window: 'month' }),
};
