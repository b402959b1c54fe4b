export { deliveryTestWorkflow } from './delivery-test/workflow';
export { leadWorkflow } from './lead/workflow';
