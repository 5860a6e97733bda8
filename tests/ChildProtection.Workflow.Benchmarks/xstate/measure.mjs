// Prints the nanoseconds of one actor.send: the median of several rounds after a warm-up.
import { createActor } from 'xstate';
import { machine, regions } from './chart.mjs';

const eventsPerRound = 50_000;
const rounds = 9;
const events = Array.from({ length: regions }, (_, region) => ({ type: `next.${region}` }));

function round() {
  const actor = createActor(machine).start();
  const from = process.hrtime.bigint();
  for (let count = 0; count < eventsPerRound; count++) {
    actor.send(events[count % regions]);
  }
  const took = Number(process.hrtime.bigint() - from) / eventsPerRound;
  if (actor.getSnapshot().context.count !== eventsPerRound) {
    throw new Error('an event was not answered');
  }
  return took;
}

round();
round();
const times = Array.from({ length: rounds }, round).sort((a, b) => a - b);
console.log(times[rounds >> 1].toFixed(1));
