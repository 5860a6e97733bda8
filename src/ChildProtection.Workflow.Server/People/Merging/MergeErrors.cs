using ChildProtection.Workflow.Cases.People.Merging;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.Texts;

namespace ChildProtection.Workflow.Server.People.Merging;

/// <summary>Why records are not one child, or stay it, in the reader's words.</summary>
public static class MergeErrors
{
    public static FieldError Of(MergeOutcome outcome, Words words) => new(
        outcome switch
        {
            MergeOutcome.BirthCounts => "stands",
            _ => "reason",
        },
        words[$"same.refused_{outcome.ToString().ToLowerInvariant()}"]);
}
