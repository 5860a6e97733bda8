using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Cases.Plans;

/// <summary>What a plan says at one time.</summary>
/// <param name="Items">In the order in which they came to be.</param>
public sealed record PlanContent(ImmutableArray<PlanItem> Items)
{
    public static PlanContent Empty { get; } = new([]);

    /// <summary>The record lists that make a plan (rules L2.2, L2.3), in the order in which a reader wants them.</summary>
    public static IReadOnlyList<string> Lists { get; } =
        ["plan_outcome", "plan_action", "plan_concern", "plan_need", "contact_line", "review_point", "contingency_line"];

    /// <summary>As it is after an entry of the journal.</summary>
    public PlanContent After(JournalEntry entry) => entry switch
    {
        JournalEntry.RecordAdded added when Lists.Contains(added.List) => new PlanContent(Items.Add(Item(added))),
        JournalEntry.RecordUpdated updated => Changed(updated.List, updated.Id, updated.Values),
        JournalEntry.RecordCorrected corrected => Changed(corrected.List, corrected.Id, corrected.After),
        _ => this,
    };

    private PlanContent Changed(string list, string id, IEnumerable<KeyValuePair<string, Value>> values)
    {
        for (var place = 0; place < Items.Length; place++)
        {
            if (Items[place].List == list && Items[place].Id == id)
            {
                return new PlanContent(Items.SetItem(place, Items[place].With(values)));
            }
        }
        return this;
    }

    private static PlanItem Item(JournalEntry.RecordAdded added) =>
        new PlanItem(added.List, added.Id, ImmutableSortedDictionary.Create<string, Value>(StringComparer.Ordinal)).With(added.Values);
}
