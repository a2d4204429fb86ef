/** What is loaded only where CLADE_QUEUE_URL is set. */
export { AnsweringOrders, AnsweringQueue } from './answering';
export { connectBullWorkQueue } from './connect-bull-work-queue';
export { openBoard } from './open-board';
export { Reach } from './reach';
