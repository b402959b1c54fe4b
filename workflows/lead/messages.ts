import { defineUpdate } from '@temporalio/workflow';
import { ACT_UPDATE, AWAIT_DECISION_UPDATE, type LeadActionMessage } from '#domain/protocol/lead-messages';

/** A manual action that is already booked in Postgres; answers when it and what follows from it are done. */
export const actUpdate = defineUpdate<void, [LeadActionMessage]>(ACT_UPDATE);

/** Answers as soon as the lead is decided: rejected, waiting for quality control, or distributed. The answer itself is in Postgres. */
export const awaitDecisionUpdate = defineUpdate<void, []>(AWAIT_DECISION_UPDATE);
