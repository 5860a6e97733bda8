using System.Collections.Immutable;
using System.Globalization;
using ChildProtection.Workflow.Cases.Rules;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Runtime;

/// <summary>
/// What the effects that definitions declare mean to the register. The names are fixed here, because what stands on a register is identity and law,
/// not wording: a definition says when, this says what.
/// </summary>
[Basis(
    "O35", "O39", "T45",
    En = "Nobody types a register entry: it is written, changed and ended in the same step as the decision recorded in the case, and what it was before is kept.",
    Cy = "Nid oes neb yn teipio cofnod yn y gofrestr: ysgrifennir, newidir a therfynir ef yn yr un cam â’r penderfyniad a gofnodir yn yr achos, a chedwir yr hyn ydoedd o’r blaen.")]
public static class RegisterChanges
{
    /// <summary><c>enter_register: { kind, categories, since }</c>: since the day of the step, unless the entry stood in an earlier system.</summary>
    public const string Enter = "enter_register";

    /// <summary><c>amend_register: { categories }</c></summary>
    public const string Amend = "amend_register";

    /// <summary><c>end_register: { reason }</c></summary>
    public const string End = "end_register";

    /// <summary>The effects that this host carries out: a definition that declares another cannot be published here.</summary>
    public static IReadOnlyList<string> Known { get; } = [Enter, Amend, End];

    internal static IReadOnlyList<RegisterChange> Of(long firstSequence, ImmutableArray<JournalEntry> entries, WorkingCalendar calendar)
    {
        var changes = new List<RegisterChange>();
        for (var index = 0; index < entries.Length; index++)
        {
            if (entries[index] is JournalEntry.EffectAsked asked)
            {
                changes.Add(Of(asked, firstSequence + index, calendar));
            }
        }
        return changes;
    }

    private static RegisterChange Of(JournalEntry.EffectAsked asked, long sequence, WorkingCalendar calendar)
    {
        var day = calendar.DateOf(asked.OccurredAt);
        return asked.Effect switch
        {
            Enter => new RegisterChange.Entered(
                string.Create(CultureInfo.InvariantCulture, $"entry-{sequence}"), Code(asked, "kind") ?? "full", Day(asked, "since") ?? day, Codes(asked, "categories")),
            Amend => new RegisterChange.Amended(day, Codes(asked, "categories")),
            End => new RegisterChange.Ended(day, Code(asked, "reason") ?? "decision"),
            _ => throw new InvalidOperationException($"The effect '{asked.Effect}' is not carried out here; known are {string.Join(", ", Known)}."),
        };
    }

    private static string? Code(JournalEntry.EffectAsked asked, string argument) =>
        asked.Arguments.TryGetValue(argument, out var value) && value.Kind == ValueKind.Code ? value.Code : null;

    private static LocalDate? Day(JournalEntry.EffectAsked asked, string argument) =>
        asked.Arguments.TryGetValue(argument, out var value) && value.Kind == ValueKind.Date ? value.Date : null;

    private static IReadOnlyList<string> Codes(JournalEntry.EffectAsked asked, string argument) =>
        asked.Arguments.TryGetValue(argument, out var value) && value.IsKnown ? ChosenCodes.Of(value) : [];
}
