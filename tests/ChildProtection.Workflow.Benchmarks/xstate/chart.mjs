// The same chart as Charts/FiveRegionChart.cs: 26 nodes, a parallel root of 5 regions with 4 states each.
import { assign, setup } from 'xstate';

const phases = ['a', 'b', 'c', 'd'];

export const regions = 5;

export const machine = setup({
  guards: { isWhole: ({ context }) => context.count >= 0 },
  actions: { increment: assign({ count: ({ context }) => context.count + 1 }) },
}).createMachine({
  id: 'case',
  type: 'parallel',
  context: { count: 0 },
  states: Object.fromEntries(
    Array.from({ length: regions }, (_, region) => [`r${region}`, {
      initial: 'a',
      states: Object.fromEntries(phases.map((phase, index) => [phase, {
        on: { [`next.${region}`]: { target: phases[(index + 1) % phases.length], guard: 'isWhole', actions: 'increment' } },
      }])),
    }]),
  ),
});
