/** SQL: a sale (`d`: its delivery) whose account wants a second message, and no line on the timeline tells of one. */
export const owesSecondMessage = (d: string): string => `(${d}.state in ('accepted', 'tested')
   and exists (select 1 from delivery_account a where a.id = ${d}.account_id and a.alternate_method_id is not null)
   and not exists (select 1 from lead_step s where s.lead_id = ${d}.lead_id and s.node = 'alternate' and s.detail->>'deliveryId' = ${d}.id::text))`;
