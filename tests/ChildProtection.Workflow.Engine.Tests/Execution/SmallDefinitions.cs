using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace ChildProtection.Workflow.Engine.Tests.Execution;

/// <summary>Random small workflows that the loader accepts: regions of states in a row, with tasks, duties and ladders of all sorts.</summary>
internal static class SmallDefinitions
{
    /// <param name="Regions">The text of each region: their order in the definition must mean nothing.</param>
    internal sealed record Small(string[] Regions)
    {
        public string Text => In(Regions);

        public string TextReversed => In(Regions.Reverse());

        public override string ToString() => Text;

        private static string In(IEnumerable<string> regions) => Head + string.Concat(regions) + Tail;
    }

    private const string Head = """
        workflow: small
        title: Small
        jurisdiction: nowhere
        languages: [en]
        calendar: test
        fields:
          begun: { type: date, title: Begun }
          fact: { type: date, title: Fact }
        records:
          thing: { title: Thing, fields: { good: { type: yes_no, title: Good } } }
        forms:
          begin: { title: Begin, questions: [ { ask: fact } ] }
          thing: { title: Thing, records: thing, questions: [ { ask: on }, { ask: good } ] }
        roles:
          one: { title: One, held: case }
          two: { title: Two, held: team }
        ladders:
          plain: { title: Plain, acknowledge_within: 1 working day, rungs: [ { at: due, to: [ one ] }, { at: 2 working days after, to: [ two ] } ] }
          loud: { title: Loud, alarm: yes, acknowledge_within: 2 hours, rungs: [ { at: due, to: [ one, two ] }, { at: 2 hours after, to: [ two ], repeat: 1 hour, times: 2 } ] }
        events:
          missed.it: { title: Missed, audience: [ a ] }
        signals:
          jump: { title: Jump }
          back: { title: Back }
        opens: { form: begin, for: [ two ], do: [ { set: { begun: today, fact: answer.fact } } ] }
        states:
          work:
            title: Work
            on:
              jump: [ { to: away } ]
            regions:

        """;

    private const string Tail = """
          away:
            title: Away
            actions:
              end: { title: End, for: [ two ], done: [ { to: over } ] }
            on:
              back: [ { resume: work } ]
          over: { final: yes }
        """;

    public static Arbitrary<Small> Any() =>
        (from regions in Gen.Choose(1, 3)
         from parts in Gen.ArrayOf(Gen.ArrayOf(Gen.Choose(0, 999), 8), regions)
         select new Small([.. parts.Select((numbers, index) => Region(((char)('a' + index)).ToString(), numbers))])).ToArbitrary();

    private static string Region(string name, int[] numbers)
    {
        var text = new StringBuilder();
        Line(text, 6, $"region_{name}:");
        Line(text, 8, "states:");
        var states = 1 + (numbers[0] % 3);
        for (var state = 0; state < states; state++)
        {
            State(text, name, state, state + 1 < states ? $"{name}{state + 1}" : null, numbers);
        }
        return text.ToString();
    }

    private static void State(StringBuilder text, string region, int state, string? next, int[] numbers)
    {
        var (one, two) = (numbers[1 + state], numbers[4 + state]);
        var name = $"{region}{state}";
        Line(text, 10, $"{name}:");
        Line(text, 12, $"title: {name}");
        Line(text, 12, "tasks:");
        Line(text, 14, $"task_{name}:");
        Line(text, 16, "title: Task");
        Line(text, 16, "for: [ one, two ]");
        Line(text, 16, "form: thing");
        if (one % 3 == 0)
        {
            Line(text, 16, "again: yes");
        }
        if (one % 7 == 0)
        {
            Line(text, 16, $"when: missed(duty_{name})");
        }
        Line(text, 16, $"deadline: {{ within: {2 + (one % 12)} working days, from: latest(thing).on else begun, remind: 1 working day before, ladder: {(one % 5 == 0 ? "loud" : "plain")} }}");
        Line(text, 16, $"done: [ {{ do: [ {{ record: thing }} ]{(next is null || one % 3 == 0 ? "" : $", to: {next}")} }} ]");
        Line(text, 12, "deadlines:");
        Line(text, 14, $"duty_{name}: {{ title: Duty, for: [ one ], within: {4 + (two % 20)} days, from: latest(thing where good).on else fact else begun, remind: [ 2 days before ], ladder: {(two % 4 == 0 ? "loud" : "plain")} }}");
        if (two % 3 == 0)
        {
            Line(text, 14, $"calm_{name}: {{ title: Calm, for: [ two ], when: {(two % 2 == 0 ? "not missed" : "missed")}(duty_{name}), within: {3 + (one % 9)} days, from: latest(thing).on else begun, ladder: plain }}");
        }
        Line(text, 12, "actions:");
        Line(text, 14, $"act_{name}: {{ title: Act, for: [ two ], form: thing, done: [ {{ do: [ {{ record: thing }} ] }} ] }}");
        Line(text, 12, "on:");
        Line(text, 14, $"missed(duty_{name}): [ {{ do: [ {{ publish: missed.it }} ]{(next is null || one % 3 != 0 ? "" : $", to: {next}")} }} ]");
    }

    private static void Line(StringBuilder text, int indent, string line) =>
        text.Append(' ', indent).Append(string.Create(CultureInfo.InvariantCulture, $"{line}")).Append('\n');
}
