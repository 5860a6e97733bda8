// XState's half of the comparison: node measure.mjs SECONDS. Measures one slice of that length for each line of the input and answers with the
// nanoseconds of one actor.send. compare.mjs asks, in turn with ours.
import { createInterface } from 'node:readline';
import { createActor } from 'xstate';
import { machine, regions } from './chart.mjs';

const eventsPerLook = 1000; // events between two looks at the clock
const events = Array.from({ length: regions }, (_, region) => ({ type: `next.${region}` }));
const slice = BigInt(Math.round(Number(process.argv[2]) * 1e9));

function measure() {
  const actor = createActor(machine).start();
  const from = process.hrtime.bigint();
  let took = 0n;
  let sent = 0;
  while (took < slice) {
    for (let count = 0; count < eventsPerLook; count++) {
      actor.send(events[count % regions]);
    }
    sent += eventsPerLook;
    took = process.hrtime.bigint() - from;
  }
  if (actor.getSnapshot().context.count !== sent) {
    throw new Error('an event was not answered');
  }
  return Number(took) / sent;
}

for await (const _ of createInterface({ input: process.stdin })) {
  console.log(measure().toFixed(2));
}
