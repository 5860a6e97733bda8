using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.People.Facts;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Engine.Texts;
using ChildProtection.Workflow.Server.People;
using ChildProtection.Workflow.Server.Texts;
using NodaTime;

namespace ChildProtection.Workflow.Server.CasePage;

/// <summary>The child, before anything of the case: without a picture, since a picture of a child gets about.</summary>
/// <param name="Called">The name that the child likes.</param>
/// <param name="FullName">Null: the same.</param>
/// <param name="Age">Age or expected date, in words; null when neither is known.</param>
/// <param name="Needs">Language, how to communicate, practical needs, each in words.</param>
/// <param name="Said">What the child last said; null: nothing is on record that the reader sees.</param>
/// <param name="SaidWhen">When, to whom and on what occasion, in words.</param>
/// <param name="Died">The day, in words; null: the child lives, as far as anybody knows.</param>
public sealed record ChildHeader(
    string Called, string? FullName, string? Age, IReadOnlyList<FactLine> Needs, string? Said, string? SaidWhen, string? Died)
{
    private static readonly FactKind[] Told = [FactKinds.Language, FactKinds.Communication, FactKinds.PracticalNeeds];

    /// <param name="people">Null: the reader sees nobody on file.</param>
    public static ChildHeader Of(CaseTelling telling, PeopleView? people)
    {
        ArgumentNullException.ThrowIfNull(telling);
        var (child, said) = (telling.View.Child, new FactWords(telling.Words));
        var subject = SubjectId.Of(child.Id);
        var words = ChildsWords.Latest(telling.View.Records);
        return new ChildHeader(
            child.Called,
            child.Called == child.Name ? null : child.Name,
            AgeOf(telling),
            people is null ? [] : [.. Told.Select(kind => people.Now(subject, kind)).OfType<Fact>().Select(fact => new FactLine(said.Title(fact.Kind), said.Value(fact), null))],
            words?.Said,
            words is null ? null : When(telling, words),
            people?.Child.DiedOn is { } died ? telling.Due.Day(died) : null);
    }

    private static string When(CaseTelling telling, ChildsWords words)
    {
        var (who, occasion) = (telling.Names.Of(words.To), telling.Definition.Records[words.List].Title.In(telling.Words.Language));
        return words.At is { } at
            ? telling.Words.With("case.said_on", telling.Due.Day(telling.State.Calendar.DateOf(at)), who, occasion)
            : telling.Words.With("case.said", who, occasion);
    }

    private static string? AgeOf(CaseTelling telling)
    {
        var (child, words) = (telling.View.Child, telling.Words);
        if (child.BornOn is { } born)
        {
            return words.With("case.born", AgeOf(born, telling.Today, words), DateWords.Short(born, words.Spoken));
        }
        return child.ExpectedOn is { } expected ? words.With("case.expected", DateWords.Short(expected, words.Spoken)) : null;
    }

    /// <summary>As people say it: a newborn in days, a baby in weeks, then months, then years.</summary>
    internal static string AgeOf(LocalDate born, LocalDate today, Words words)
    {
        var age = Period.Between(born, today, PeriodUnits.Years | PeriodUnits.Months | PeriodUnits.Days);
        var (months, days) = ((age.Years * 12) + age.Months, Period.DaysBetween(born, today));
        return age.Years >= 2 ? words.With("case.age_years", age.Years)
            : months >= 3 ? words.With("case.age_months", months)
            : days >= 14 ? words.With("case.age_weeks", days / 7)
            : words.With("case.age_days", days);
    }
}
