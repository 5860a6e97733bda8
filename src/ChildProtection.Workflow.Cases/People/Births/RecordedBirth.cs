using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;
using NodaTime;

namespace ChildProtection.Workflow.Cases.People.Births;

/// <summary>What a step of a case says of its child's birth. What it does not say is null.</summary>
/// <param name="Sequence">The entry of the case's journal that says it.</param>
/// <param name="Reason">Why what was said before was wrong; null: it is said for the first time.</param>
internal sealed record RecordedBirth(long Sequence, LocalDate? On, string? GivenName, string? FamilyName, string? Gender, string? Reason)
{
    /// <summary>The record of the definitions, and its fields, in which the birth of the child is recorded.</summary>
    private const string Birth = "birth";
    private const string Given = "given_name";
    private const string Family = "family_name";
    private const string GenderOfChild = "gender";

    /// <summary>Null: it says nothing of it.</summary>
    public static RecordedBirth? Of(Decision.Accepted accepted)
    {
        ArgumentNullException.ThrowIfNull(accepted);
        var entries = accepted.Result.Entries;
        var first = accepted.Step.Head.LastSequence - entries.Length + 1;
        for (var index = entries.Length - 1; index >= 0; index--)
        {
            if (Said(entries[index], first + index) is { } said)
            {
                return said;
            }
        }
        return null;
    }

    private static RecordedBirth? Said(JournalEntry entry, long sequence) => entry switch
    {
        JournalEntry.RecordAdded { List: Birth } added =>
            new RecordedBirth(sequence, added.On.Date, Text(added.Values, Given), Text(added.Values, Family), Code(added.Values, GenderOfChild), null),
        JournalEntry.RecordCorrected { List: Birth } corrected => new RecordedBirth(
            sequence, corrected.OnAfter.Date == corrected.OnBefore.Date ? null : corrected.OnAfter.Date,
            Text(corrected.After, Given), Text(corrected.After, Family), Code(corrected.After, GenderOfChild), corrected.Reason),
        JournalEntry.FieldCorrected { Field: KeepingPeople.DateOfBirth, After.IsKnown: true } corrected => new RecordedBirth(sequence, corrected.After.Date, null, null, null, corrected.Reason),
        _ => null,
    };

    private static string? Text(IReadOnlyDictionary<string, Value> values, string field) =>
        values.TryGetValue(field, out var value) && value.IsKnown && !string.IsNullOrWhiteSpace(value.Text) ? value.Text.Trim() : null;

    private static string? Code(IReadOnlyDictionary<string, Value> values, string field) => values.TryGetValue(field, out var value) && value.IsKnown ? value.Code : null;
}
