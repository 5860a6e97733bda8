using ChildProtection.Workflow.Cases.Plans;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Expressions;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;

namespace ChildProtection.Workflow.Server.Plans;

/// <summary>The differences between versions of a plan as sentences.</summary>
public sealed class PlanChangeWords(Definition definition, ValueText values, Words words)
{
    private const int NamingFields = 2;

    /// <summary>Whoever sets an outcome alone changes it (rule K14).</summary>
    private static readonly Value Conference = Value.OfCode("conference");

    /// <summary>One sentence for each difference, in the same order.</summary>
    public IReadOnlyList<string> Of(IEnumerable<PlanChange> changes) => [.. changes.Select(Of)];

    public string Of(PlanChange change) => change switch
    {
        PlanChange.Added { Item: { List: "plan_outcome" } item } => words.With(item["origin"] == Conference ? "plan.outcome_added_locked" : "plan.outcome_added", Name(item)),
        PlanChange.Added { Item: { List: "plan_action" } item } => words.With("plan.action_added", Name(item), Said(item, "owner"), Said(item, "due")),
        PlanChange.Added added => words.With("plan.added", Title(added.Item), Name(added.Item)),
        PlanChange.Ended { Item: { List: "plan_outcome" } item } => words.With("plan.outcome_ended", Name(item), Said(item, "ended_why")),
        PlanChange.Ended { Item: { List: "plan_action" } item } => words.With("plan.action_ended", Name(item), Said(item, "result")),
        PlanChange.Ended { Item: { List: "plan_need" or "contingency_line" } item } => words.With("plan.ended_because", Title(item), Name(item), Said(item, "ended_why")),
        PlanChange.Ended ended => words.With("plan.ended", Title(ended.Item), Name(ended.Item)),
        PlanChange.Gone gone => words.With("plan.gone", Title(gone.Item), Name(gone.Item)),
        PlanChange.Reworded { Field: "owner", Item.List: "plan_action", Before.IsKnown: true, After.IsKnown: true } owner =>
            words.With("plan.owner", Name(owner.Item), Answer(owner, owner.After), Answer(owner, owner.Before)),
        PlanChange.Reworded { Field: "due" or "target_date", Before.IsKnown: true, After.IsKnown: true } day =>
            words.With("plan.day", Name(day.Item), Answer(day, day.After), Answer(day, day.Before)),
        PlanChange.Reworded { Field: "origin", Item.List: "plan_outcome", After.IsKnown: true } origin =>
            words.With(origin.After == Conference ? "plan.locked" : "plan.unlocked", Name(origin.Item)),
        PlanChange.Reworded { Before.IsKnown: false } said => words.With("plan.said", Name(said.Item), Field(said), Answer(said, said.After)),
        PlanChange.Reworded { After.IsKnown: false } unsaid => words.With("plan.unsaid", Name(unsaid.Item), Field(unsaid), Answer(unsaid, unsaid.Before)),
        PlanChange.Reworded other => words.With("plan.reworded", Name(other.Item), Field(other), Answer(other, other.After), Answer(other, other.Before)),
        _ => throw new InvalidOperationException($"No words for a difference of the kind {change.GetType().Name}."),
    };

    /// <summary>What a thing of the plan is called: its first answers that are words.</summary>
    private string Name(PlanItem item)
    {
        if (item.List == PlanContent.Versions)
        {
            return words["plan.whole"];
        }
        var said = definition.Records.TryGetValue(item.List, out var type)
            ? type.Fields.Values.Where(field => field.Type is FieldType.Text && field.Name != "ended_why" && item[field.Name].IsKnown).Take(item.List is "plan_outcome" or "plan_action" ? 1 : NamingFields)
                .Select(field => values.Say(field.Type, item[field.Name])).ToList()
            : [];
        return said.Count > 0 ? string.Join(", ", said) : Title(item);
    }

    private string Title(PlanItem item) => definition.Records.TryGetValue(item.List, out var type) ? type.Title.In(words.Language) : item.List;

    private string Said(PlanItem item, string field) =>
        item[field].IsKnown && Known(item.List, field) is { } type ? values.Say(type.Type, item[field]) : words["plan.not_said"];

    private string Field(PlanChange.Reworded change) => Known(change.Item.List, change.Field)?.Title.In(words.Language) ?? change.Field;

    private string Answer(PlanChange.Reworded change, Value value) => values.Say(Known(change.Item.List, change.Field)?.Type ?? new FieldType.Text(Long: false), value);

    private CaseField? Known(string list, string field) =>
        definition.Records.TryGetValue(list, out var type) && type.Fields.TryGetValue(field, out var known) ? known : null;
}
