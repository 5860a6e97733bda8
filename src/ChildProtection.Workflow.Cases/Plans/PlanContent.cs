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

    /// <summary>The list of versions, whose own texts (strengths, what makes harm more likely, the child's words) are part of what the plan says.</summary>
    public const string Versions = "plan_version";

    /// <summary>What a version says in its own record; what it does not say again still holds.</summary>
    private static readonly string[] Texts =
        ["strengths", "risk_factors", "vulnerabilities", "child_words", "child_wishes", "therapeutic_services", "one_purpose_reason", "no_family_reason", "other_plans"];

    /// <summary>The id of the newest version; null: there is none.</summary>
    public string? Version { get; private init; }

    /// <summary>As it is after an entry of the journal.</summary>
    public PlanContent After(JournalEntry entry) => entry switch
    {
        JournalEntry.RecordAdded { List: Versions } version => Saying(version.Values.Where(value => value.Value.IsKnown)) with { Version = version.Id },
        JournalEntry.RecordUpdated { List: Versions } updated when updated.Id == Version => Saying(updated.Values),
        JournalEntry.RecordCorrected { List: Versions } corrected when corrected.Id == Version => Saying(corrected.After),
        JournalEntry.RecordAdded added when Lists.Contains(added.List) => this with { Items = Items.Add(Item(added)) },
        JournalEntry.RecordUpdated updated => Changed(updated.List, updated.Id, updated.Values),
        JournalEntry.RecordCorrected corrected => Changed(corrected.List, corrected.Id, corrected.After),
        _ => this,
    };

    private PlanContent Saying(IEnumerable<KeyValuePair<string, Value>> values)
    {
        var said = values.Where(value => Texts.Contains(value.Key)).ToList();
        if (said.Count == 0)
        {
            return this;
        }
        var item = Items.FirstOrDefault(each => each.List == Versions);
        return this with { Items = item is null ? Items.Add(Nothing.With(said)) : Items.Replace(item, item.With(said)) };
    }

    /// <summary>A plan whose versions say nothing in words of their own.</summary>
    internal static PlanItem Nothing { get; } = new(Versions, Versions, ImmutableSortedDictionary.Create<string, Value>(StringComparer.Ordinal));

    private PlanContent Changed(string list, string id, IEnumerable<KeyValuePair<string, Value>> values)
    {
        for (var place = 0; place < Items.Length; place++)
        {
            if (Items[place].List == list && Items[place].Id == id)
            {
                return this with { Items = Items.SetItem(place, Items[place].With(values)) };
            }
        }
        return this;
    }

    private static PlanItem Item(JournalEntry.RecordAdded added) =>
        new PlanItem(added.List, added.Id, ImmutableSortedDictionary.Create<string, Value>(StringComparer.Ordinal)).With(added.Values);
}
