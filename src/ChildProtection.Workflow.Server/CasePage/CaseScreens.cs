using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Server.Work;
using NodaTime;

namespace ChildProtection.Workflow.Server.CasePage;

/// <summary>Puts the first page of a case together.</summary>
public static class CaseScreens
{
    /// <summary>The list of the definitions that says where a case came from.</summary>
    private const string BroughtIn = "brought_in";

    /// <summary>The lines of what happened last; the others are a link away.</summary>
    public const int LatestMax = 8;

    /// <param name="people">Those around the child as the reader may see them; null: nobody.</param>
    public static CaseScreen Of(CaseTelling telling, PeopleView? people)
    {
        ArgumentNullException.ThrowIfNull(telling);
        var (state, view, words) = (telling.State, telling.View, telling.Words);
        var active = state.Snapshot.ActiveStates.ToHashSet(StringComparer.Ordinal);
        var work = new DueSection(telling);
        return new CaseScreen
        {
            Id = state.Head.Case,
            Child = ChildHeader.Of(telling, people),
            Ended = state.Head.Closed ? telling.Due.Day(EndedOn(telling)) : null,
            NewCasePath = state.Head.Closed && telling.May(Permission.OpenCase) ? CasePaths.Open(view.Child.Id) : null,
            Where = view.Sight.IsWhole ? ActiveStates.Of(telling.Definition.Root, active, words.Language) : [],
            Phase = telling.Outline.States.GetValueOrDefault(state.Head.MainState)?.Title.In(words.Language) ?? "",
            PhaseSince = state.Snapshot.Visits.FirstOrDefault(visit => visit.Path == state.Head.MainState) is { } visit && !WasThereBefore(state, visit) ? telling.Due.Day(state.Calendar.DateOf(visit.EnteredAt)) : null,
            Picture = view.Sight.IsWhole ? StatePicture.Of(telling.Definition.Root, active, words.Language) : null,
            Work = work.First(),
            WorkCount = work.Count,
            OverdueCount = work.Overdue,
            Actions = ActionSection.Of(telling),
            Plan = PlanSheet.Of(telling),
            Involved = people is null ? null : InvolvedSection.Of(telling, people),
            Forecast = ForecastItem.Of(telling),
            Latest = [.. telling.Timeline.Of(view.Journal, everything: false).Take(LatestMax)],
            MayRelate = telling.May(Permission.RelateAgencies),
            MayAssign = telling.May(Permission.AssignRoles) && !state.Head.Closed,
            MaySeeLooks = telling.May(Permission.SeeLooks),
        };
    }

    /// <summary>A closed case takes corrections still: the last change of it need not be its end.</summary>
    private static LocalDate EndedOn(CaseTelling telling) => telling.State.Calendar.DateOf(
        telling.View.Journal.Select(line => line.Entry).OfType<JournalEntry.CaseClosed>().FirstOrDefault()?.OccurredAt ?? telling.State.Head.ChangedAt);

    /// <summary>The case was there already in the earlier system from which it came: since when, this journal does not know.</summary>
    private static bool WasThereBefore(CaseState state, StateVisit visit) =>
        visit.EnteredAt == state.Snapshot.OpenedAt && state.Snapshot.Facts.Layout.List(BroughtIn) >= 0 && !state.Snapshot.Facts.Records(BroughtIn).IsEmpty;
}
