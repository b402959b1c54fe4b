import { h } from 'vue';
import type { RowCells } from '#ui/lists/row-cells';
import ChannelName from './ChannelName.vue';

/** How lists of delivery methods draw the channel. */
export const methodCells: RowCells = { channel: ({ row }) => h(ChannelName, { channel: String(row['channel']) }) };
