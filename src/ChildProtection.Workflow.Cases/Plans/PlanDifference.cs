namespace ChildProtection.Workflow.Cases.Plans;

/// <summary>What is different between two versions of a plan: nothing where they are equal, something for every thing that differs.</summary>
public static class PlanDifference
{
    /// <summary>What is said of how a thing came to be over: told with its end, and not beside it.</summary>
    private static readonly string[] Endings = ["ended_on", "ended_why", "closed_on", "result", "result_note"];

    /// <returns>By list in the order of <see cref="PlanContent.Lists"/>; of a list in the order in which its things came to be.</returns>
    public static IReadOnlyList<PlanChange> Between(PlanContent earlier, PlanContent later)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(later);
        var before = earlier.Items.ToDictionary(item => (item.List, item.Id));
        var after = later.Items.Select(item => (item.List, item.Id)).ToHashSet();
        var changes = later.Items.SelectMany(item => before.TryGetValue((item.List, item.Id), out var was) ? Of(was, item)
                : item.List == PlanContent.Versions ? Of(PlanContent.Nothing, item)
                : [new PlanChange.Added(item)])
            .Concat(earlier.Items.Where(item => !after.Contains((item.List, item.Id))).Select(item => new PlanChange.Gone(item)));
        return [.. changes.OrderBy(change => Place(change.Item.List))];
    }

    private static IEnumerable<PlanChange> Of(PlanItem was, PlanItem item)
    {
        var ended = item.IsOver && !was.IsOver;
        if (ended)
        {
            yield return new PlanChange.Ended(item);
        }
        foreach (var field in was.Values.Keys.Union(item.Values.Keys).Order(StringComparer.Ordinal).Where(field => !was[field].Equals(item[field]) && !(ended && Endings.Contains(field))))
        {
            yield return new PlanChange.Reworded(item, field, was[field], item[field]);
        }
    }

    private static int Place(string list) =>
        PlanContent.Lists.Index().Where(each => each.Item == list).Select(each => each.Index).DefaultIfEmpty(PlanContent.Lists.Count).First();
}
