using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Tests.Execution;

/// <summary>Walks a case through random moves: whatever the case offers just then, answered at random, on time, late, wrongly, or not at all.</summary>
internal sealed class RandomHistory(CompiledDefinition definition, params WorkingCalendar[] calendars)
{
    public static readonly Instant Start = Trial.At("2026-03-02 09:00");

    private int _calendar;

    public CompiledDefinition Definition { get; } = definition;

    public WorkingCalendar Calendar => calendars[_calendar];

    /// <summary>The calendar that a snapshot was derived by.</summary>
    public WorkingCalendar CalendarOf(CaseSnapshot snapshot) => calendars.Single(calendar => calendar.Version == snapshot.CalendarVersion);

    public Instant Now { get; private set; } = Start;

    public CaseSnapshot? Case { get; private set; }

    public List<JournalEntry> Journal { get; } = [];

    public List<StepResult.Accepted> Steps { get; } = [];

    public int Faults { get; private set; }

    public static Arbitrary<Move[]> Moves(int most) =>
        (from length in Gen.Choose(1, most)
         from moves in Gen.ArrayOf(Any(), length)
         select moves).ToArbitrary();

    private static Gen<Move> Any() =>
        from long_ in Gen.Choose(0, 3)
        from minutes in Gen.Choose(0, long_ == 0 ? 60 * 24 * 25 : 60 * 24 * 3)
        from kind in Gen.Choose(0, 19)
        from pick in Gen.Choose(0, 9_999)
        from back in Gen.Choose(0, 12)
        select new Move(minutes, kind, pick, back);

    public RandomHistory Walk(IEnumerable<Move> moves, Action<RandomHistory>? between = null)
    {
        Take(new CaseInput.Open(AnswersFor(Definition.Definition.Opens.Form, 7)) { Actor = Actor.System });
        foreach (var move in moves)
        {
            Now += Duration.FromMinutes(move.Minutes);
            if (Case is not null && InputOf(move) is { } input)
            {
                Take(input);
            }
            between?.Invoke(this);
        }
        return this;
    }

    public StepResult Take(CaseInput input)
    {
        var result = CaseMachine.Step(Definition, Case, input, Calendar, Now);
        if (result is StepResult.Accepted accepted)
        {
            Case = accepted.Snapshot;
            Journal.AddRange(accepted.Entries);
            Steps.Add(accepted);
        }
        Faults += result is StepResult.Faulted ? 1 : 0;
        return result;
    }

    public void Fire() => Take(new CaseInput.Fire { Actor = Actor.Timer });

    private CaseInput? InputOf(Move move)
    {
        // What is possible is what is possible by then, whether a sweep has come round to it or not.
        var known = CaseMachine.Advance(Definition, Case!, Calendar, Now) is StepResult.Accepted passed ? passed.Snapshot : Case!;
        var derived = CaseMachine.Derive(Definition, known, Calendar);
        var happened = new EventTime(Calendar.DateOf(Now).PlusDays(-move.DaysBack));
        return move.Kind switch
        {
            < 7 => Pick(derived.Tasks, move.Pick) is { } task
                ? new CaseInput.CompleteTask(task.Name, AnswersFor(Definition.Task(task.Name)!.Form, move.Pick), task.Each) { Actor = Actor.System, OccurredOn = move.DaysBack > 4 ? happened : null }
                : null,
            < 12 => Pick(derived.Actions, move.Pick) is { } action
                ? new CaseInput.TakeAction(action.Name, AnswersFor(Definition.Action(action.Name)!.Form, move.Pick), action.Each) { Actor = Actor.System, OccurredOn = move.DaysBack > 4 ? happened : null }
                : null,
            12 => Pick([.. Definition.Definition.Signals.Values], move.Pick) is { } signal
                ? new CaseInput.Signal(signal.Name, signal.Fields.ToImmutableSortedDictionary(field => field.Key, field => ValueFor(field.Value.Type, move.Pick))) { Actor = Actor.System }
                : null,
            13 => CorrectField(move),
            14 => CorrectRecord(move, known, happened),
            15 => Pick(derived.Escalations, move.Pick) is { } item ? new CaseInput.Acknowledge(item.Key) { Actor = Actor.System } : null,
            16 => Pick([.. known.Breaches], move.Pick) is { } breach ? new CaseInput.Excuse(breach.Key, "a reason") { Actor = Actor.System } : null,
            17 => RoleChange(move),
            18 when calendars.Length > 1 => ChangeCalendar(told: move.Pick % 2 == 0),
            _ => new CaseInput.Fire { Actor = Actor.Timer },
        };
    }

    /// <param name="told">The case is told by itself; if not, it finds out with whatever it is given next.</param>
    private CaseInput ChangeCalendar(bool told)
    {
        _calendar = (_calendar + 1) % calendars.Length;
        return told ? new CaseInput.CalendarChanged(Calendar.Version) { Actor = Actor.System } : new CaseInput.Fire { Actor = Actor.Timer };
    }

    private CaseInput? RoleChange(Move move) =>
        Pick([.. Definition.Definition.Roles.Values.Where(role => role.Held == RoleHolding.Case)], move.Pick) is not { } role ? null
        : move.Pick % 2 == 0 ? new CaseInput.VacateRole(role.Name) { Actor = Actor.System }
        : new CaseInput.AssignRole(role.Name, "user-" + (move.Pick % 3)) { Actor = Actor.System };

    private CaseInput? CorrectField(Move move) => Pick([.. Definition.Definition.Fields.Values.Where(field => field.Type is FieldType.Date)], move.Pick) is { } field
        ? new CaseInput.CorrectField(field.Name, ValueFor(field.Type, move.Pick), "a reason") { Actor = Actor.System }
        : null;

    private CaseInput? CorrectRecord(Move move, CaseSnapshot known, EventTime happened)
    {
        var records = Definition.Layout.Lists.SelectMany(list => known.Facts.Records(list.Name).Select(record => (list.Name, record.Id))).ToArray();
        return records.Length == 0 ? null : new CaseInput.CorrectRecord(
            records[move.Pick % records.Length].Name, records[move.Pick % records.Length].Id, Answers.None.Values, "a reason", happened)
        {
            Actor = Actor.System,
        };
    }

    private Answers AnswersFor(string? form, int seed)
    {
        if (form is null)
        {
            return Answers.None;
        }
        var questions = Definition.Definition.Forms[form].Questions.Where(question => question.Name != "on").ToArray();
        return new Answers
        {
            Values = questions.Where(question => question.Type is not FieldType.Records)
                .ToImmutableSortedDictionary(question => question.Name, question => ValueFor(question.Type, seed + question.Name.Length), StringComparer.Ordinal),
            Records = questions.Where(question => question.Type is FieldType.Records).ToImmutableSortedDictionary(
                question => question.Name,
                question => Enumerable.Range(1, 1 + (seed % 2)).Select(row => question.Each.Where(each => each.Name != "on").ToImmutableSortedDictionary(
                    each => each.Name, each => ValueFor(each.Type, seed + row), StringComparer.Ordinal)).ToImmutableArray(),
                StringComparer.Ordinal),
        };
    }

    private Value ValueFor(FieldType type, int seed) => type switch
    {
        FieldType.YesNo => Value.Of(seed % 4 != 0),
        FieldType.Number => Value.Of((decimal)(seed % 20)),
        FieldType.Date => Value.Of(Calendar.DateOf(Now).PlusDays((seed % 40) - 20)),
        FieldType.Moment => Value.Of(Now + Duration.FromHours((seed % 100) - 20)),
        FieldType.Period => Value.Of(CalendarPeriod.WorkingDays(seed % 9)),
        FieldType.Choice { Several: false } choice => Value.OfCode(CodeOf(choice.List, seed)),
        FieldType.Choice choice => Value.Of(CodeOf(choice.List, seed)),
        _ => Value.Of("text-" + (seed % 5)),
    };

    private string CodeOf(string list, int seed) => Definition.Definition.Choices[list].Codes[seed % Definition.Definition.Choices[list].Codes.Count].Code;

    private static T? Pick<T>(ImmutableArray<T> items, int pick)
        where T : class => items.IsEmpty ? null : items[pick % items.Length];
}
