/**
 * SQL: (lead_id, buyer_id, cost) of the sold leads of `leads`, a relation with a lead_id. The buyers of a lead bear its cost in proportion to
 * what they pay (in equal parts when they pay nothing), in whole minor units; what is left over is borne by the first sale, so that the
 * shares add up to the cost. A cost of 10.00 and sales at 20.00, 20.00 and 20.00: 3.34, 3.33, 3.33.
 */
export const costShares = (leads: string): string => `
  select lead_id, buyer_id, whole + case when place = 1 then cost_minor - sum(whole) over (partition by lead_id) else 0 end as cost from (
    select sale.lead_id, sale.buyer_id, lead.cost_minor, row_number() over (of_lead order by sale.decided_at, sale.id) as place,
           case when sum(sale.price_minor) over of_lead > 0 then div(lead.cost_minor * sale.price_minor::numeric, sum(sale.price_minor) over of_lead)
                else div(lead.cost_minor, count(*) over of_lead) end as whole
      from ${leads} of join lead on lead.id = of.lead_id join delivery sale on sale.lead_id = lead.id and sale.state = 'accepted'
    window of_lead as (partition by sale.lead_id)
  ) sold`;
