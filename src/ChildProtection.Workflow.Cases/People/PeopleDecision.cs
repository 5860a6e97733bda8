using System.Collections.Immutable;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People.Facts;
using ChildProtection.Workflow.Cases.Work;
using ChildProtection.Workflow.Engine.Execution;
using NodaTime;
using NodaTime.Text;

namespace ChildProtection.Workflow.Cases.People;

/// <summary>What an edit of the file comes to, decided on the file as it is. Pure.</summary>
internal sealed record PeopleDecision
{
    public ImmutableArray<Refusal> Refusals { get; private init; } = [];

    /// <summary>What was seen is not what is on file now: somebody else was quicker.</summary>
    public bool IsOvertaken { get; private init; }

    public IReadOnlyList<NewPerson> Persons { get; private init; } = [];

    public IReadOnlyList<FactChange> Facts { get; private init; } = [];

    /// <summary>A child's date of birth is another than it was.</summary>
    public (ChildId Child, LocalDate On)? BornAnew { get; private init; }

    /// <param name="file">Unnarrowed.</param>
    /// <param name="view">What whoever edits sees of it: nobody writes over what they cannot read.</param>
    public static PeopleDecision Of(PeopleFile file, PeopleView view, PeopleEdit edit, Guid command, LocalDate today) => edit switch
    {
        PeopleEdit.News news => Of(file, view, news with { Value = FactCheck.Tidy(news.Kind, news.Value) }, command, today),
        PeopleEdit.Ended ended => Of(file, view, ended),
        PeopleEdit.Correction correction => Of(file, view, correction, command),
        PeopleEdit.Joined joined => Joins(file, joined, command, today),
        PeopleEdit.Moved moved => Moves(file, view, moved, command, today),
        _ => throw new InvalidOperationException($"No decision for {edit.GetType().Name}."),
    };

    private static PeopleDecision Of(PeopleFile file, PeopleView view, PeopleEdit.News news, Guid command, LocalDate today)
    {
        if (!Suits(file, news))
        {
            return Refused(WorkCodes.NoSuchFact, "This cannot be put on file about this person. Go back to the page of people and choose again.", "subject");
        }
        if (Faults(news.Kind, news.Value) is { IsEmpty: false } faults)
        {
            return new PeopleDecision { Refusals = faults };
        }
        var series = news.Kind.Several ? news.Series ?? FactIds.Derived(command, int.MaxValue) : Guid.Empty;
        var open = file.Facts.FirstOrDefault(fact => fact.Subject == news.Subject && fact.Kind == news.Kind && fact.Series == series && fact.IsOpen);
        if (open?.Id != news.Seen)
        {
            return new PeopleDecision { IsOvertaken = true };
        }
        if (open is not null && IsWithheld(view, open.Id))
        {
            return Withheld();
        }
        return new PeopleDecision
        {
            Facts = FactSteps.News(FactIds.Of(command, 0), news.Subject, news.Kind, series, news.About ?? open?.About, news.Value, news.From, open, today),
            BornAnew = BirthOf(file, news.Subject, news.Kind, news.Value),
        };
    }

    private static PeopleDecision Of(PeopleFile file, PeopleView view, PeopleEdit.Ended ended) =>
        file.Facts.FirstOrDefault(fact => fact.Id == ended.Fact) is not { } fact ? NoSuchFact()
        : IsWithheld(view, fact.Id) ? Withheld()
        : !fact.IsOpen ? new PeopleDecision { IsOvertaken = true }
        : fact.From > ended.LastDay ? Refused(WorkCodes.EndsBeforeItBegan, "The last day lies before the first. Enter the last day on which it was so.", "to")
        : new PeopleDecision { Facts = [new FactChange.End(fact.Id, fact.Subject, ended.LastDay)] };

    private static PeopleDecision Of(PeopleFile file, PeopleView view, PeopleEdit.Correction correction, Guid command)
    {
        if (file.Facts.FirstOrDefault(fact => fact.Id == correction.Fact) is not { } wrong)
        {
            return NoSuchFact();
        }
        if (IsWithheld(view, wrong.Id))
        {
            return Withheld();
        }
        if (wrong.Corrected is not null)
        {
            return new PeopleDecision { IsOvertaken = true };
        }
        var right = FactCheck.Tidy(wrong.Kind, correction.Right);
        ImmutableArray<Refusal> refusals =
        [
            .. Faults(wrong.Kind, right),
            .. string.IsNullOrWhiteSpace(correction.Reason)
                ? new[] { new Refusal(WorkCodes.FactIncomplete, "Say why it was wrong: the old value stays on file beside the reason.", "reason") } : [],
            .. correction.From > correction.To ? new[] { new Refusal(WorkCodes.EndsBeforeItBegan, "The last day lies before the first.", "to") } : [],
        ];
        return refusals.IsEmpty
            ? new PeopleDecision
            {
                Facts = FactSteps.Correction(FactIds.Of(command, 0), wrong, right, correction.From, correction.To, correction.Reason.Trim()),
                BornAnew = BirthOf(file, wrong.Subject, wrong.Kind, right),
            }
            : new PeopleDecision { Refusals = refusals };
    }

    private static PeopleDecision Joins(PeopleFile file, PeopleEdit.Joined joined, Guid command, LocalDate today)
    {
        var person = joined.Known ?? new PersonId(FactIds.Derived(command, int.MaxValue));
        var subject = SubjectId.Of(person);
        var changes = new List<FactChange>();
        if (joined.Known is null)
        {
            Begin(subject, FactKinds.Name, Guid.Empty, null, FactValue.Of(("given", joined.GivenName.Trim()), ("family", joined.FamilyName.Trim())), null);
            if (joined.BornOn is not null || joined.ExpectedOn is not null)
            {
                Begin(subject, FactKinds.Born, Guid.Empty, null, FactValue.Of(("on", Iso(joined.BornOn)), ("expected", Iso(joined.ExpectedOn))), null);
            }
        }
        if (joined.Relationship is { } relationship)
        {
            Begin(SubjectId.Of(file.Child.Id), FactKinds.Relationship, FactIds.Derived(command, int.MaxValue - 1), subject, relationship, joined.From);
        }
        if (joined is { Household: { } home, LivesAs: { } lives })
        {
            Begin(subject, FactKinds.LivesIn, FactIds.Derived(command, int.MaxValue - 2), home, lives, joined.From ?? today);
        }
        var faults = changes.OfType<FactChange.Begin>().SelectMany(begin => Faults(begin.Kind, begin.Value)).ToImmutableArray();
        return !faults.IsEmpty ? new PeopleDecision { Refusals = faults }
            : changes.Count == 0 ? Refused(WorkCodes.FactIncomplete, "Say how this person stands to the child, or that they live with the child.", "kind")
            : new PeopleDecision { Persons = joined.Known is null ? [new NewPerson(person, joined.IsChild)] : [], Facts = changes };

        void Begin(SubjectId of, FactKind kind, Guid series, SubjectId? about, FactValue value, LocalDate? from) =>
            changes.Add(new FactChange.Begin(FactIds.Of(command, changes.Count), of, kind, series, about, FactCheck.Tidy(kind, value), from, null));
    }

    private static PeopleDecision Moves(PeopleFile file, PeopleView view, PeopleEdit.Moved moved, Guid command, LocalDate today)
    {
        var child = SubjectId.Of(file.Child.Id);
        var lived = file.Facts.Where(fact => fact.Kind == FactKinds.LivesIn && fact.IsOpen).ToList();
        var before = lived.FirstOrDefault(fact => fact.Subject == child);
        if (before?.About != moved.SeenHousehold)
        {
            return new PeopleDecision { IsOvertaken = true };
        }
        var address = FactCheck.Tidy(FactKinds.Address, moved.Address);
        if (Faults(FactKinds.Address, address) is { IsEmpty: false } faults)
        {
            return new PeopleDecision { Refusals = faults };
        }
        var home = new SubjectId(FactIds.Derived(command, int.MaxValue));
        var from = moved.From ?? today;
        var changes = new List<FactChange> { new FactChange.Begin(FactIds.Of(command, 0), home, FactKinds.Address, Guid.Empty, null, address, moved.From, null) };
        if (moved.Restricted is { } restricted)
        {
            changes.Add(new FactChange.Begin(
                FactIds.Of(command, 1), home, FactKinds.RestrictedHousehold, Guid.Empty, null, FactValue.Of(("restricted", restricted ? "yes" : "no")), moved.From, null));
        }
        var movers = moved.With.Prepend(child).Distinct().Where(mover => view.Person(mover) is not null).ToList();
        foreach (var (mover, index) in movers.Select((mover, index) => (mover, index)))
        {
            var old = before is null ? null : lived.FirstOrDefault(fact => fact.Subject == mover && fact.About == before.About);
            if (old is not null)
            {
                changes.Add(new FactChange.End(old.Id, mover, old.From > from.PlusDays(-1) ? old.From!.Value : from.PlusDays(-1)));
            }
            changes.Add(new FactChange.Begin(
                FactIds.Of(command, 10 + index), mover, FactKinds.LivesIn, FactIds.Derived(command, 1_000 + index), home,
                old?.Value ?? FactValue.Of(("as", mover == child ? "child" : "other")), moved.From, null));
        }
        return new PeopleDecision { Facts = changes };
    }

    /// <summary>Whether the fact can be about that subject at all, and the subject is around the child.</summary>
    private static bool Suits(PeopleFile file, PeopleEdit.News news)
    {
        var home = file.Facts.Any(fact => fact.Kind == FactKinds.LivesIn && fact.About == news.Subject);
        var person = file.Person(news.Subject);
        var suits = news.Kind.Subject switch
        {
            FactSubject.Household => home,
            FactSubject.Child => person is { IsChild: true },
            _ => person is not null,
        };
        return suits && (news.Kind.About is null || news.Series is not null || news.About is { } about && (file.Person(about) is not null || file.Households.Contains(about)));
    }

    private static (ChildId Child, LocalDate On)? BirthOf(PeopleFile file, SubjectId subject, FactKind kind, FactValue value) =>
        kind == FactKinds.Born && file.Person(subject) is { IsChild: true } child
        && value is FactValue.Said said && said["on"] is { } on && LocalDatePattern.Iso.Parse(on) is { Success: true, Value: var day } && child.BornOn != day
            ? (new ChildId(subject.Value), day)
            : null;

    private static ImmutableArray<Refusal> Faults(FactKind kind, FactValue value) =>
        [.. FactCheck.Of(kind, value).Select(fault => new Refusal(WorkCodes.FactIncomplete, $"{kind.Name}.{fault.Part}: {fault.Kind}", $"{fault.Part}:{fault.Kind}"))];

    private static bool IsWithheld(PeopleView view, FactId id) => view.Facts.FirstOrDefault(fact => fact.Id == id) is null or { Value: FactValue.Withheld };

    private static PeopleDecision Withheld() =>
        Refused(WorkCodes.FactWithheld, "You cannot see what is on file, so you cannot change it. Tell the lead worker or the team manager today.", "subject");

    private static PeopleDecision NoSuchFact() => Refused(WorkCodes.NoSuchFact, "This is not on file. Go back to the page of people and choose again.", "subject");

    private static PeopleDecision Refused(string code, string words, string field) => new() { Refusals = [new Refusal(code, words, field)] };

    private static string? Iso(LocalDate? day) => day is { } known ? LocalDatePattern.Iso.Format(known) : null;
}
