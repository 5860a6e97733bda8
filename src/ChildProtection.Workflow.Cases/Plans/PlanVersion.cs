using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Cases.Plans;

/// <summary>A version of a plan that was agreed, with what the plan said when it was.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Id">The id of its record.</param>
/// <param name="On">When it was agreed.</param>
/// <param name="By">Who entered it: a user's id.</param>
/// <param name="Kind">What kind of version; not known: not said.</param>
/// <param name="Change">What whoever entered it says is different; not known: not said.</param>
public sealed record PlanVersion(int Number, string Id, EventTime On, string By, Value Kind, Value Change, PlanContent Content)
{
    private const string List = "plan_version";

    /// <summary>Every version, the first first; and what the plan says now.</summary>
    /// <param name="journal">The whole journal of the case, in order.</param>
    public static (IReadOnlyList<PlanVersion> Versions, PlanContent Now) Of(IEnumerable<JournalEntry> journal)
    {
        ArgumentNullException.ThrowIfNull(journal);
        var versions = new List<PlanVersion>();
        var agreed = new List<JournalEntry.RecordAdded>();
        var content = PlanContent.Empty;
        foreach (var entry in journal)
        {
            if (entry is JournalEntry.Given)
            {
                Seal();
            }
            content = content.After(entry);
            if (entry is JournalEntry.RecordAdded { List: List } version)
            {
                agreed.Add(version);
            }
        }
        Seal();
        return (versions, content);

        // What is agreed with a version is entered with it, before and after its own record: it holds as the step that brought it ended.
        void Seal()
        {
            versions.AddRange(agreed.Select((record, index) => new PlanVersion(
                versions.Count + index + 1, record.Id, record.On, record.Actor, record.Values.GetValueOrDefault("kind"), record.Values.GetValueOrDefault("change"), content)));
            agreed.Clear();
        }
    }
}
