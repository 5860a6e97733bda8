namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>What would make possible what is not possible now.</summary>
internal static class NotPossible
{
    public static Refusal Task(StepWork work, Derivation derived, string task, string? each)
    {
        if (work.Definition.FindTask(task) is not var (state, known))
        {
            return Of($"The workflow has no task '{task}'.");
        }
        var title = known.Source.Title.In("en");
        if (!work.Case.IsIn(state.Path))
        {
            return Of($"'{title}' is asked while the case is in '{TitleOf(state)}', and it is in {Where(work)} now.");
        }
        if (Outcomes.Find(work.Case, task, each) is { } outcome && outcome.Activation == Visits.Find(work.Case, state.Path).Activation)
        {
            return Of(outcome.SetAside ? $"'{title}' was set aside as not needed." : $"'{title}' is done already, on {outcome.On}. If that was wrong, correct the record.");
        }
        if (known.Source.Each is { } of)
        {
            var open = string.Join(", ", derived.Tasks.Where(other => other.Name == task).Select(other => other.Each));
            return Of($"'{title}' is asked for each record of {of.List}: {(open.Length == 0 ? "for none just now" : open)}. Name one of them.");
        }
        return Of($"'{title}' is asked only while {known.Source.When?.Text ?? "its state lasts"}.");
    }

    public static Refusal Action(StepWork work, string action)
    {
        if (work.Definition.FindAction(action) is not var (state, known))
        {
            return Of($"The workflow has no action '{action}'.");
        }
        var title = known.Title.In("en");
        return work.Case.IsIn(state.Path)
            ? Of($"'{title}' can be done only while {known.When?.Text ?? known.Each?.Where?.Text ?? "there is a record to do it for"}.")
            : Of($"'{title}' can be done while the case is in '{TitleOf(state)}', and it is in {Where(work)} now.");
    }

    public static Refusal Signal(StepWork work, string signal) => Of($"Nothing in {Where(work)} answers '{signal}'.");

    private static Refusal Of(string words) => new(RefusalCodes.NotPossibleNow, words);

    private static string TitleOf(WorkflowState state) => state.Source.Title.In("en") is { Length: > 0 } title ? title : state.Path;

    private static string Where(StepWork work) => string.Join(", ", work.Case.Chart.ActiveAtomic.Select(StatePaths.PathOf).Order(StringComparer.Ordinal)
        .Select(path => work.Definition.FindState(path) is { } state ? $"'{TitleOf(state)}'" : path));
}
