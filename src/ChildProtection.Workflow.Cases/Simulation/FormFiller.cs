using System.Collections.Immutable;
using System.Globalization;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Simulation;

/// <summary>Answers forms as a simulated worker would: by habit where the practice has one, else something that the question's type allows.</summary>
internal sealed class FormFiller(Definition definition, Practice practice, IReadOnlyList<StaffMember> staff, Random random)
{
    private const double YesUnlessHabit = 0.75;
    private const double OptionalAnswered = 0.5;
    private const int RecordsUnlessHabit = 2;
    private const int PeopleOfAChild = 4;

    private static readonly string[] Sentences =
    [
        "Discussed with the family and agreed.", "As set out in the record of the meeting.", "The child spoke freely and in their own words.",
        "No change since the last contact.", "The health visitor confirms this.", "School reports better attendance this month.",
        "A worry remains about the evenings.", "Agreed by those present.", "The grandmother helps at weekends.", "To be looked at again next time.",
    ];

    /// <param name="records">The ids of the records that may be chosen as the answer to a question, with what is answered so far; null: there are none yet.</param>
    /// <param name="offered">What the form comes filled in with; null: nothing.</param>
    /// <param name="team">The team that works the case: somebody of it is named, or of none, while anybody can be; null: anybody.</param>
    public Answers Fill(
        string work, Form form, LocalDate today, Func<Question, Answers, IReadOnlyList<string>>? records = null, Answers? offered = null, TeamId? team = null)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, Value>(StringComparer.Ordinal);
        var several = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<ImmutableSortedDictionary<string, Value>>>(StringComparer.Ordinal);
        foreach (var question in form.Questions.Where(question => question.Name != "on"))
        {
            switch (practice.Habit(work, question.Name))
            {
                case AnswerHabit.Never:
                // Whoever stands in a child's file is not known here: nobody is named who need not be.
                case null when question is { Type: FieldType.Person, Required: null }:
                    break;
                case AnswerHabit.SameAs same when values.TryGetValue(same.Question, out var answered):
                    values[question.Name] = answered;
                    break;
                case var habit when question.Type is FieldType.Records:
                    several[question.Name] = offered?.Records.GetValueOrDefault(question.Name, default) is { IsDefault: false } rows
                        ? [.. rows.Select(row => Row(work, question, today, records, team).SetItems(row))]
                        : Several(work, question, habit, today, records, team);
                    break;
                case null when offered?.Values.GetValueOrDefault(question.Name) is { IsKnown: true } filled:
                    values[question.Name] = filled;
                    break;
                case var habit when question.Type is FieldType.Record:
                    if (Chosen(question, habit, records, Answers.Of(values)) is { IsKnown: true } record)
                    {
                        values[question.Name] = record;
                    }
                    break;
                case var habit when habit is not null || question.Required is not null || random.NextDouble() < OptionalAnswered:
                    values[question.Name] = Answer(question, habit, today, team);
                    break;
            }
        }
        return new Answers { Values = values.ToImmutable(), Records = several.ToImmutable() };
    }

    private ImmutableArray<ImmutableSortedDictionary<string, Value>> Several(string work, Question question, AnswerHabit? habit, LocalDate today, Func<Question, Answers, IReadOnlyList<string>>? records, TeamId? team)
    {
        var count = habit is AnswerHabit.Several several ? random.Next(several.Least, several.Most + 1) : 1 + random.Next(RecordsUnlessHabit);
        return
        [
            .. Enumerable.Range(0, count).Select(_ => Row(work, question, today, records, team)),
        ];
    }

    private ImmutableSortedDictionary<string, Value> Row(
        string work, Question question, LocalDate today, Func<Question, Answers, IReadOnlyList<string>>? records, TeamId? team) => question.Each
            .Select(each => (each.Name, Value: each.Type is FieldType.Record
                ? Chosen(each, practice.Habit(work, each.Name), records, Answers.None)
                : Answer(each, practice.Habit(work, each.Name), today, team)))
            .Where(each => each.Value.IsKnown)
            .ToImmutableSortedDictionary(each => each.Name, each => each.Value, StringComparer.Ordinal);

    /// <summary>One of the records that may be chosen; unknown where there is none, or a habit never chooses one.</summary>
    private Value Chosen(Question question, AnswerHabit? habit, Func<Question, Answers, IReadOnlyList<string>>? records, Answers given)
    {
        var offered = habit is AnswerHabit.Never ? [] : records?.Invoke(question, given) ?? [];
        return offered.Count == 0 ? Value.Unknown : Value.Of(offered[random.Next(offered.Count)]);
    }

    private Value Answer(Question question, AnswerHabit? habit, LocalDate today, TeamId? team)
    {
        return question.Type switch
        {
            FieldType.YesNo => Value.Of(habit is null ? random.NextDouble() < YesUnlessHabit : Chosen(habit) == "yes"),
            FieldType.Number => Value.Of(habit is AnswerHabit.Between between ? random.Next(between.Least, between.Most + 1) : (decimal)random.Next(1, 6)),
            FieldType.Date => Value.Of(Day(habit, today)),
            FieldType.Moment => Value.Of(Day(habit, today).At(new LocalTime(12, 0)).InUtc().ToInstant()),
            FieldType.Choice choice => Codes(choice, habit),
            FieldType.User user => Value.Of(SomebodyWho(user.Role, team)),
            FieldType.Person => Value.Of($"person-{random.Next(1, PeopleOfAChild + 1)}"),
            FieldType.Text when habit is AnswerHabit.InventedName => Value.Of(
                $"{InventedNames.GivenName(random.Next(10_000))} {InventedNames.FamilyName(random.Next(InventedNames.FamilyNames))}"),
            FieldType.Text => Value.Of(habit is null ? Sentences[random.Next(Sentences.Length)] : Chosen(habit)),
            FieldType.Period => Value.Of(Engine.Calendars.CalendarPeriod.WorkingDays(random.Next(1, 20))),
            _ => throw new InvalidOperationException($"No habit answers a question of type {question.Type.GetType().Name}."),
        };
    }

    private Value Codes(FieldType.Choice choice, AnswerHabit? habit)
    {
        var code = habit is null ? definition.Choices[choice.List].Codes[random.Next(definition.Choices[choice.List].Codes.Count)].Code : Chosen(habit);
        return choice.Several ? ChosenCodes.ToValue([code]) : Value.OfCode(code);
    }

    private string Chosen(AnswerHabit habit)
    {
        switch (habit)
        {
            case AnswerHabit.Always always:
                return always.Answer;
            case AnswerHabit.Weighted weighted:
                var at = random.NextDouble() * weighted.Answers.Sum(each => each.Weight);
                foreach (var (answer, weight) in weighted.Answers)
                {
                    at -= weight;
                    if (at < 0)
                    {
                        return answer;
                    }
                }
                return weighted.Answers[^1].Answer;
            case AnswerHabit.Between between:
                return random.Next(between.Least, between.Most + 1).ToString(CultureInfo.InvariantCulture);
            default:
                throw new FormatException($"A habit of {habit.GetType().Name} answers no question of choice or text.");
        }
    }

    private LocalDate Day(AnswerHabit? habit, LocalDate today) =>
        habit is AnswerHabit.InDays days ? today.PlusDays(random.Next(days.Least, days.Most + 1)) : today;

    private string SomebodyWho(string? role, TeamId? team)
    {
        var able = staff.Where(member => role is null || member.Holds(role)).ToList();
        var near = team is { } one ? able.Where(member => member.Teams.Count == 0 || member.Teams.Contains(one)).ToList() : able;
        var asked = near.Count == 0 ? able : near;
        return asked.Count == 0 ? staff[0].Id.ToString() : asked[random.Next(asked.Count)].Id.ToString();
    }
}
