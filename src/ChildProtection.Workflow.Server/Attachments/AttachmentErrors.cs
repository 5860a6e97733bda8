using ChildProtection.Workflow.Cases.Attachments;
using ChildProtection.Workflow.Cases.Work;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;

namespace ChildProtection.Workflow.Server.Attachments;

/// <summary>What was refused about a file, in the reader's words, at the field that it speaks of.</summary>
public static class AttachmentErrors
{
    /// <summary>Fields of three parts: the first of them is what an error leads to.</summary>
    private static readonly string[] Days = ["happened", "on"];

    public static IReadOnlyList<FieldError> Of(WorkOutcome outcome, Words words) =>
        outcome is WorkOutcome.Refused refused ? [.. refused.Reasons.Select(reason => Of(reason, words))] : [OutcomeWords.Error(outcome, words)];

    private static FieldError Of(Refusal refusal, Words words) => new(
        refusal.Question is { } field ? Days.Contains(field) ? $"{field}.day" : field : string.Empty,
        refusal.Code == AttachmentCodes.Incomplete
            ? words[$"attachments.missing_{refusal.Question}"]
            : words.With($"attachments.refused_{refusal.Code.ToLowerInvariant()}", AttachmentLimits.FileMegabytesMax));
}
