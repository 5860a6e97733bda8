using System.Text.Json;
using ChildProtection.Workflow.Cases.Runtime;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Steps;

/// <summary>What a step's register changes come to, one row written once: a new entry as the step leaves it, or the change of the stored entry that is running.</summary>
/// <param name="EntryId">The new entry's id; null: the stored entry that is running, where there is one.</param>
internal sealed record RegisterWrite(string? EntryId, string? Kind, LocalDate? From, string? Categories, LocalDate? AmendedOn, LocalDate? To, string? EndReason)
{
    public bool IsNew => EntryId is not null;

    /// <summary>In the order to write them: the stored entry's change first.</summary>
    public static IReadOnlyList<RegisterWrite> Fold(IReadOnlyList<RegisterChange> changes)
    {
        if (changes.Count == 0)
        {
            return [];
        }
        List<RegisterWrite> writes = [new RegisterWrite(null, null, null, null, null, null, null)];
        foreach (var change in changes)
        {
            switch (change)
            {
                case RegisterChange.Entered entered:
                    writes.Add(new RegisterWrite(entered.EntryId, entered.Kind, entered.From, Json(entered.Categories), null, null, null));
                    break;
                case RegisterChange.Amended amended when writes[^1].To is null:
                    writes[^1] = writes[^1] with { Categories = Json(amended.Categories), AmendedOn = amended.On };
                    break;
                case RegisterChange.Ended ended when writes[^1].To is null:
                    writes[^1] = writes[^1] with { To = ended.To, EndReason = ended.Reason };
                    break;
                case RegisterChange.Amended or RegisterChange.Ended:
                    break;
                default:
                    throw new InvalidOperationException($"Unknown register change {change.GetType().Name}.");
            }
        }
        return writes[0] is { To: null, AmendedOn: null } ? writes[1..] : writes;
    }

    private static string Json(IReadOnlyList<string> categories) => JsonSerializer.Serialize(categories);
}
