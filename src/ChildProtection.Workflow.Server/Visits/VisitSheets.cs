using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.People.Facts;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Server.CasePage;
using ChildProtection.Workflow.Server.People;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Tracks;
using ChildProtection.Workflow.Server.Work;
using NodaTime;

namespace ChildProtection.Workflow.Server.Visits;

/// <summary>Puts together whom somebody is to see, and what they need to know on the way.</summary>
public sealed class VisitSheets(
    CaseReading reading, PeopleReading peopleReading, WorkLines lines, VisitDay day, IStaffDirectory directory, ICalendarLibrary calendars, IClock clock, Words words)
{
    private const string SafetyFlag = "safety_flag";

    private readonly FactWords said = new(words);

    /// <summary>Null: the reader's roles give them no list.</summary>
    public async Task<VisitSheet?> Of(StaffMember reader, CancellationToken cancellationToken)
    {
        if (await reading.MyWork(reader, cancellationToken) is not { } items)
        {
            return null;
        }
        var today = Today(reader);
        var going = await day.Of(reader, today, cancellationToken);
        var due = DueOf(reader, items);
        var near = due.Where(visit => IsToday(visit, today, going) || visit.DueOn <= today.PlusDays(VisitSheet.SoonDays)).Take(VisitSheet.ShownMax).ToList();
        var names = new StaffNames(await directory.Names(reader.Authority, cancellationToken), words);
        var shown = new List<(VisitDue Due, CaseTelling Telling, PeopleView? People)>();
        foreach (var visit in near)
        {
            // Whoever is on their list and may not open the case sees who and when, as on the list.
            if (await reading.Case(reader, visit.Case, cancellationToken) is { } view)
            {
                var people = await peopleReading.Of(reader, visit.Case, cancellationToken);
                shown.Add((visit, new CaseTelling(view, reader, names, clock.GetCurrentInstant(), words), people?.View));
            }
        }
        var (now, soon) = (shown.Where(child => IsToday(child.Due, today, going)).ToList(), shown.Where(child => !IsToday(child.Due, today, going)).ToList());
        return new VisitSheet(Stops(now, going), Stops(soon, going), [.. due.Except(shown.Select(child => child.Due))]);
    }

    /// <param name="items">The reader's list.</param>
    public async Task<VisitsAhead> Count(StaffMember reader, IReadOnlyList<WorkItem> items, CancellationToken cancellationToken)
    {
        var today = Today(reader);
        var going = await day.Of(reader, today, cancellationToken);
        var due = DueOf(reader, items);
        return new VisitsAhead(due.Count, due.Count(visit => IsToday(visit, today, going)), due.Count(visit => visit.Overdue));
    }

    public LocalDate Today(StaffMember reader) => calendars.Default(reader.Authority).DateOf(clock.GetCurrentInstant());

    private static bool IsToday(VisitDue visit, LocalDate today, IReadOnlySet<CaseId> going) => visit.Overdue || visit.DueOn <= today || going.Contains(visit.Case);

    /// <summary>What the reader's list asks for that a visit of theirs would do, child by child, the earliest due first.</summary>
    private List<VisitDue> DueOf(StaffMember reader, IReadOnlyList<WorkItem> items)
    {
        var visits = items.Where(item => item.State is { } state && item.Meets.Any(action => Visits(state.Definition.Definition).Contains(action.Name))).ToList();
        return
        [
            .. lines.Of(reader, visits, new Dictionary<UserId, string>(), []).Where(line => line.Meets.Count > 0)
                .OrderBy(line => line.DueAt is null).ThenBy(line => line.DueAt)
                .GroupBy(line => line.Case).Select(child => new VisitDue(child.Key, [.. child]))
                .OrderBy(visit => visit.DueOn is null).ThenBy(visit => visit.DueOn).ThenBy(visit => visit.ChildName, StringComparer.Ordinal),
        ];
    }

    private static HashSet<string> Visits(Engine.Definitions.Definition definition) =>
        [.. DefinitionOutline.Of(definition).Recording(VisitRecords.Visit).Select(action => action.Name)];

    /// <summary>One for each household, in the order of what is due there first; a child whose household is not known is one alone.</summary>
    private IReadOnlyList<VisitStop> Stops(IReadOnlyList<(VisitDue Due, CaseTelling Telling, PeopleView? People)> children, IReadOnlySet<CaseId> going) =>
    [
        .. children.GroupBy(child => Home(child.People)?.Value ?? child.Due.Case.Value).Select(there => Stop([.. there], going)),
    ];

    private VisitStop Stop(IReadOnlyList<(VisitDue Due, CaseTelling Telling, PeopleView? People)> there, IReadOnlySet<CaseId> going)
    {
        var (first, people) = (there[0].Telling, there[0].People);
        var home = Home(people);
        var address = home is { } known ? people!.Now(known, FactKinds.Address) : null;
        var cards = there.Select(child => Card(child.Due, child.Telling, child.People)).ToList();
        return new VisitStop(
            address is null ? words["people.no_address"] : said.Value(address),
            people is not null && (people.Restricted.Contains(SubjectId.Of(people.Child.Id)) || (home is { } here && people.Restricted.Contains(here))),
            home is { } household && people!.Now(household, FactKinds.SafetyNotes) is { } notes ? said.Value(notes) : null,
            people is null ? [] : [.. people.Persons.SelectMany(person => people.Of(SubjectId.Of(person.Id)).Where(fact => fact.Kind == FactKinds.SafeContact && fact.IsOpen).Select(fact => Contact(person, fact)))],
            cards,
            cards.Count > 1 && cards.All(card => card.Record is not null) && there.Skip(1).All(child => first.View.Child.Siblings.Any(sibling => sibling.OpenCase == child.Due.Case))
                ? VisitPaths.FromVisits(CasePaths.Together(first.State.Head.Case, "actions", there[0].Telling.Outline.Recording(VisitRecords.Visit).First().Name))
                : null,
            there.All(child => going.Contains(child.Due.Case)));
    }

    private VisitCard Card(VisitDue due, CaseTelling telling, PeopleView? people)
    {
        var last = telling.Records(VisitRecords.Visit).Where(visit => visit.Row.OccurredAt is not null).MaxBy(visit => visit.Row.OccurredAt);
        return new VisitCard(
            due,
            ChildHeader.Of(telling, people),
            last is null ? null : words.With("visits.last", telling.Due.Day(telling.State.Calendar.DateOf(last.Row.OccurredAt!.Value)), VisitWords.Of(last, words)),
            [
                .. telling.Records(SafetyFlag).Where(flag => !flag.Has("ended_on"))
                    .Select(flag => string.Join(". ", new[] { flag["kind"], flag["detail"], flag["safe_contact"] }.OfType<string>())),
            ],
            Offered(VisitRecords.Visit).FirstOrDefault(),
            [.. Offered(VisitRecords.Unsuccessful), .. Offered(VisitRecords.DeniedAccess)]);

        IEnumerable<WorkLink> Offered(string list)
        {
            var known = telling.Outline.Recording(list).Select(action => action.Name).ToHashSet(StringComparer.Ordinal);
            return telling.View.Derivation.Actions.Where(action => action.Each is null && known.Contains(action.Name) && telling.Acts(action.For)).Select(telling.Link)
                .Select(link => link with { Path = VisitPaths.FromVisits(link.Path!) });
        }
    }

    private SafeContact Contact(PersonCard person, Fact fact)
    {
        var telephone = fact.Value is FactValue.Said { } value && value["channel"] is "telephone" or "mobile" && value["value"] is { } number
            ? string.Concat(number.Where((character, place) => char.IsAsciiDigit(character) || (character == '+' && place == 0)))
            : "";
        return new SafeContact(person.Name, said.Value(fact), telephone.Length == 0 ? null : telephone);
    }

    private static SubjectId? Home(PeopleView? people) =>
        people?.HomeOf(SubjectId.Of(people.Child.Id));
}
