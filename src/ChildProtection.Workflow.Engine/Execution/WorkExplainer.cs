using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>Explains what was derived: the derivation itself, told in words.</summary>
public sealed class WorkExplainer
{
    private readonly CompiledDefinition _definition;
    private readonly CaseSnapshot _case;
    private readonly WorkingCalendar _calendar;
    private readonly Language _language;

    private WorkExplainer(CompiledDefinition definition, CaseSnapshot snapshot, WorkingCalendar calendar, Language language) =>
        (_definition, _case, _calendar, _language) = (definition, snapshot, calendar, language);

    /// <summary>Why a task is asked, and when it is due.</summary>
    /// <param name="task">As it was derived from this snapshot.</param>
    public static WorkExplanation Task(
        CompiledDefinition definition, CaseSnapshot snapshot, WorkingCalendar calendar, OpenTask task, Language language)
    {
        ArgumentNullException.ThrowIfNull(task);
        var explainer = new WorkExplainer(definition, snapshot, calendar, language);
        var known = definition.FindTask(task.Name)!.Value.Task;
        var derived = known.Deadline is null ? null : CaseMachine.Derive(definition, snapshot, calendar).Deadline(task.Name, task.Each);
        var explained = derived is null || known.Deadline is null
            ? new WorkExplanation { Title = explainer.Text(known.Source.Title), Basis = [], GoesAway = explainer.GoesAway(known.Source, null) }
            : explainer.Explain(known.Deadline, derived);
        return explained with
        {
            Title = explainer.Text(known.Source.Title),
            Basis = [.. known.Source.Basis.Concat(explained.Basis).Distinct(StringComparer.Ordinal)],
            Why = known.Source.Why is { } why ? explainer.Text(why) : null,
            IfMissed = known.Source.IfMissed is { } missed ? explainer.Text(missed) : explained.IfMissed,
        };
    }

    /// <summary>Why a deadline runs or waits, and how its date came about.</summary>
    /// <param name="deadline">As it was derived from this snapshot.</param>
    public static WorkExplanation Deadline(
        CompiledDefinition definition, CaseSnapshot snapshot, WorkingCalendar calendar, DerivedDeadline deadline, Language language)
    {
        ArgumentNullException.ThrowIfNull(deadline);
        return new WorkExplainer(definition, snapshot, calendar, language).Explain(definition.FindDeadline(deadline.Name)!, deadline);
    }

    private WorkExplanation Explain(WorkflowDeadline deadline, DerivedDeadline derived)
    {
        var scope = Scope.Of(_definition, _case, _calendar, deadline, derived.Each);
        return new WorkExplanation
        {
            Title = Text(deadline.Source.Title),
            Basis = [.. deadline.Source.Basis],
            Fact = deadline.Source.From.Explain(scope, _language),
            Limits = derived.Status == DeadlineStatus.Running ? Limits(deadline.Source, scope, derived) : [],
            DueAt = derived.DueAt,
            ToCome = [.. derived.Stages.Where(stage => !stage.Raised).Select(stage => StageOf(deadline, stage, derived.PausedUntil))],
            GoesAway = GoesAway(deadline.Task, deadline),
            IfMissed = deadline.Source.IfMissed is { } missed ? Text(missed) : null,
            Waiting = derived.Status != DeadlineStatus.Waiting ? null
                : scope.Evaluate(deadline.Source.From).IsKnown
                    ? Pick("It waits: how long it may take is not known yet. No clock is running.", "Mae'n aros: nid yw'n hysbys eto faint o amser y gall ei gymryd. Nid oes cloc yn rhedeg.")
                    : Pick("It waits: the fact it counts from is not known yet. No clock is running.", "Mae'n aros: nid yw'r ffaith y mae'n cyfrif ohoni yn hysbys eto. Nid oes cloc yn rhedeg."),
        };
    }

    private ImmutableArray<LimitExplanation> Limits(Deadline deadline, Scope scope, DerivedDeadline derived)
    {
        var from = scope.Evaluate(deadline.From);
        var limits = _definition.LimitsOf(deadline);
        var explained = ImmutableArray.CreateBuilder<LimitExplanation>();
        for (var index = 0; index < limits.Length; index++)
        {
            var due = DueTime.Of(deadline.Count, from, [limits[index]], scope);
            if (due is { Refusal: null, How: { } how })
            {
                explained.Add(new LimitExplanation(how.Describe(_language), due.At, [.. how.Skipped()], index == derived.Limit));
            }
        }
        return explained.ToImmutable();
    }

    private StageExplanation StageOf(WorkflowDeadline deadline, Stage stage, NodaTime.Instant? pausedUntil)
    {
        ImmutableArray<string> to = stage.Id.Kind switch
        {
            StageKind.Reminder => [RoleHolders.Asked(_definition.Definition, _case, deadline.Task?.For ?? deadline.Source.For)],
            StageKind.Due => [],
            _ => [.. LadderOf(deadline, stage.Id).Rungs[stage.Id.Number - 1].To],
        };
        var copy = OpenEscalations.CopyOf(deadline, stage.Id);
        var paused = stage.Id.Kind == StageKind.Rung && stage.At == pausedUntil
            ? Pick("; nobody is told before, because it is paused until then", "; ni roddir gwybod i neb cyn hynny, oherwydd ei fod wedi'i oedi tan hynny")
            : "";
        return new StageExplanation(stage.Id, stage.At, to, copy, $"{When(stage)}: {What(deadline, stage.Id, to, copy)}{paused}");
    }

    private string What(WorkflowDeadline deadline, StageId id, ImmutableArray<string> to, ImmutableArray<string> copy) => id.Kind switch
    {
        StageKind.Reminder => Pick($"a reminder to {Titles(to)}", $"nodyn atgoffa i {Titles(to)}"),
        StageKind.Due => Pick("it is overdue from then on", "mae'n hwyr o hynny ymlaen"),
        _ => Pick($"{Titles(to)} told", $"rhoi gwybod i {Titles(to)}")
            + (copy.IsEmpty ? "" : Pick($", with a copy to {Titles(copy)}", $", gyda chopi i {Titles(copy)}"))
            + Sooner(LadderOf(deadline, id), id),
    };

    private string Sooner(Ladder ladder, StageId id)
    {
        if (id.Number == 1 || id.Repeat > 0 || ladder.AcknowledgeWithin is not { } limit)
        {
            return "";
        }
        var outOfHours = limit.OutOfHours == limit.InHours ? "" : Pick(
            $", or {limit.OutOfHours.In(Language.English)} if that was told out of office hours",
            $", neu {limit.OutOfHours.In(Language.Welsh)} os rhoddwyd gwybod amdano y tu allan i oriau swyddfa");
        return Pick(
            $"; sooner if nobody takes on the step before it within {limit.InHours.In(Language.English)}{outOfHours}",
            $"; yn gynt os na fydd neb yn ymgymryd â'r cam blaenorol o fewn {limit.InHours.In(Language.Welsh)}{outOfHours}");
    }

    private string When(Stage stage)
    {
        var local = stage.At.InZone(_calendar.Zone).LocalDateTime;
        return local.TimeOfDay == new NodaTime.LocalTime(23, 59, 59)
            ? Pick($"at the end of {DateWords.Long(local.Date, _language)}", $"ar ddiwedd {DateWords.Long(local.Date, _language)}")
            : DateWords.Long(local, _language);
    }

    private ImmutableArray<string> GoesAway(WorkTask? task, WorkflowDeadline? deadline)
    {
        var ways = ImmutableArray.CreateBuilder<string>();
        if (task is not null)
        {
            ways.Add(Pick("The task is done.", "Mae'r dasg wedi'i gwneud."));
        }
        if (task is { NotNeededBy.Count: > 0 })
        {
            ways.Add(Pick($"{Titles(task.NotNeededBy)} sets it aside with a reason.", $"Mae {Titles(task.NotNeededBy)} yn ei rhoi o'r neilltu gyda rheswm."));
        }
        if (deadline is { IsRolling: true })
        {
            ways.Add(Pick("A newer fact is recorded: it then counts from that.", "Cofnodir ffaith fwy diweddar: mae'n cyfrif o honno wedyn."));
        }
        if ((task?.GoesAway ?? deadline?.Source.GoesAway) is { } otherwise)
        {
            ways.Add(Text(otherwise));
        }
        ways.Add(Pick("The case leaves the state that asks for it.", "Mae'r achos yn gadael y cyflwr sy'n gofyn amdano."));
        return ways.ToImmutable();
    }

    private static Ladder LadderOf(WorkflowDeadline deadline, StageId id) => deadline.Ladders.First(ladder => ladder.Name == id.Ladder);

    private string Titles(IReadOnlyList<string> roles) => string.Join(
        Pick(" and ", " a "),
        roles.Select(role => _definition.Definition.Roles.TryGetValue(role, out var known) ? Text(known.Title) : role));

    private string Text(LocalizedText text) => text.In(_language);

    private string Pick(string english, string welsh) => _language == Language.Welsh ? welsh : english;
}
