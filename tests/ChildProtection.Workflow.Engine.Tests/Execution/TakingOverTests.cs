using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Tests.Execution;

public sealed class TakingOverTests
{
    private static readonly CompiledDefinition Allotment = Trial.Compile("""
        workflow: allotment
        title: Allotment
        languages: [en]
        jurisdiction: here
        calendar: test
        roles:
          clerk: { title: Clerk, held: authority }
          manager: { title: Manager, held: authority }
        fields:
          came_at: { type: moment, title: Came at }
        records:
          weeding: { title: Weeding, fields: { who: { type: text, title: Who } } }
        ladders:
          usual: { title: Usual, rungs: [ { at: due, to: [clerk] }, { at: 2 working days after, to: [manager] } ] }
        forms:
          ask: { title: Ask, questions: [ { ask: on, required: yes, why: When } ] }
          brought: { title: Brought, questions: [ { ask: weedings, type: records, of: weeding, title: Weedings, questions: [ on, who ] } ] }
        opens: { form: ask, for: [clerk], do: [ { record: { list: weeding, with: { who: actor } } } ] }
        takes_over:
          form: brought
          for: [manager]
          ladders_from: came_at
          do: [ { set: { came_at: now } }, { record_each: { list: weeding, from: answer.weedings } } ]
        states:
          open:
            title: Open
            deadlines:
              weed: { title: Weed, for: [clerk], within: 5 working days, from: latest(weeding).on, remind: 1 working day before, ladder: usual }
            on:
              missed(weed): []
        """);

    [Test]
    public void What_happened_elsewhere_is_dated_by_its_own_day_and_recorded_now()
    {
        var trial = TakenOver("2026-03-16 09:00", "2026-03-02", "2026-02-20");

        var weedings = trial.Snapshot.Facts.Records("weeding");

        Assert.That(weedings.Select(record => record.On.Date), Is.EqualTo(new[] { new LocalDate(2026, 3, 2), new LocalDate(2026, 2, 20) }));
        Assert.That(weedings.Select(record => record.RecordedAt), Is.All.EqualTo(Trial.At("2026-03-16 09:00")));
    }

    [Test]
    public void What_was_overdue_when_it_came_is_overdue_at_once_and_its_ladder_begins_then()
    {
        var trial = TakenOver("2026-03-16 09:00", "2026-03-02");

        var weed = trial.Derived.Deadlines.Single();

        Assert.That(weed.DueAt, Is.EqualTo(Trial.EndOf("2026-03-09")));
        Assert.That(weed.Breached);
        Assert.That(weed.Stages.Where(stage => !stage.Raised).Select(stage => (stage.Id.ToString(), stage.At)), Is.EqualTo(new[]
        {
            ("usual.1", Trial.At("2026-03-16 09:00")),
            ("usual.2", Trial.EndOf("2026-03-18")),
        }));
    }

    [Test]
    public void What_falls_due_later_climbs_as_everywhere()
    {
        var weed = TakenOver("2026-03-16 09:00", "2026-03-12").Derived.Deadlines.Single();

        Assert.That(weed.Stages.Where(stage => stage.Id.Kind == StageKind.Rung).Select(stage => stage.At), Is.EqualTo(new[] { Trial.EndOf("2026-03-19"), Trial.EndOf("2026-03-23") }));
    }

    [Test]
    public void A_case_that_begins_here_climbs_from_its_due_time_however_late_it_is_typed_in()
    {
        var trial = new Trial(Allotment).Open("2026-03-16 09:00", "2026-03-02");

        Assert.That(trial.Journal.OfType<JournalEntry.StageRaised>().Count(raised => raised.Stage.Kind == StageKind.Rung), Is.EqualTo(2));
    }

    [Test]
    public void A_row_that_has_not_happened_yet_is_refused()
    {
        var result = new Trial(Allotment).Try("2026-03-16 09:00", Input("2026-03-17"));

        Assert.That(((StepResult.Refused)result).Reasons.Select(reason => (reason.Code, reason.Question)), Is.EqualTo(new[] { (RefusalCodes.InTheFuture, "weedings[1].on") }));
    }

    [Test]
    public void It_is_for_those_alone_whom_the_definition_names()
    {
        var result = new Trial(Allotment).Try("2026-03-16 09:00", Input("2026-03-02") with { Actor = Trial.Person("clerk") });

        Assert.That(((StepResult.Refused)result).Reasons[0].Code, Is.EqualTo(RefusalCodes.NotYourRole));
    }

    [Test]
    public void An_open_case_is_not_taken_over_again()
    {
        var result = TakenOver("2026-03-16 09:00", "2026-03-02").Try("2026-03-17 09:00", Input("2026-03-02"));

        Assert.That(((StepResult.Refused)result).Reasons[0].Code, Is.EqualTo(RefusalCodes.AlreadyOpen));
    }

    [Test]
    public void A_definition_that_takes_nothing_over_says_so()
    {
        var result = new Trial().Try("2026-03-16 09:00", Input("2026-03-02"));

        Assert.That(((StepResult.Refused)result).Reasons[0].Code, Is.EqualTo(RefusalCodes.NothingTakenOver));
    }

    [Test]
    public void The_journal_alone_makes_the_case_again()
    {
        var trial = TakenOver("2026-03-16 09:00", "2026-03-02");
        var read = trial.Journal.Select(entry => JournalFormat.Read(JournalKinds.Of(entry), entry.OccurredAt, entry.RecordedAt, entry.Actor, JournalFormat.WritePayload(entry))).ToList();

        Assert.That(read.OfType<JournalEntry.Given>().Select(given => ((CaseInput.Open)given.Input).TakenOver), Is.EqualTo(new bool?[] { true }));
    }

    private static Trial TakenOver(string at, params string[] weeded) => new Trial(Allotment).Do(at, Input(weeded));

    private static CaseInput.Open Input(params string[] weeded) => new(new Answers
    {
        Values = ImmutableSortedDictionary<string, Value>.Empty,
        Records = ImmutableSortedDictionary<string, ImmutableArray<ImmutableSortedDictionary<string, Value>>>.Empty.Add(
            "weedings", [.. weeded.Select(day => Trial.Answer(("on", Value.Of(EventTime.Parse(day)!.Value.Date))).Values)]),
    })
    {
        Actor = Trial.Person("manager"), TakenOver = true,
    };
}
