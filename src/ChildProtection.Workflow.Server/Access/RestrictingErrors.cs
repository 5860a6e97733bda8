using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.Texts;

namespace ChildProtection.Workflow.Server.Access;

/// <summary>Why a restriction was not set, changed or lifted, in the reader's words.</summary>
public static class RestrictingErrors
{
    /// <param name="notFoundField">The field by which the child was looked for.</param>
    public static FieldError Of(RestrictingOutcome outcome, Words words, string notFoundField = "") => outcome switch
    {
        RestrictingOutcome.NotFound => new FieldError(notFoundField, words["restricted.not_found"]),
        RestrictingOutcome.NotAllowed => new FieldError(string.Empty, words["restricted.not_allowed"]),
        RestrictingOutcome.ReasonNeeded => new FieldError("reason", words["restricted.reason_missing"]),
        RestrictingOutcome.ReviewDayWrong => new FieldError("review", words["restricted.review_wrong"]),
        RestrictingOutcome.SecondKeeperNeeded => new FieldError("readers", words["restricted.second_needed"]),
        RestrictingOutcome.ReaderUnknown => new FieldError("readers", words["restricted.reader_wrong"]),
        RestrictingOutcome.ListFull => new FieldError("readers", words["restricted.list_full"]),
        RestrictingOutcome.AnotherPersonNeeded => new FieldError(string.Empty, words["restricted.another_needed"]),
        RestrictingOutcome.NotAsked => new FieldError(string.Empty, words["restricted.not_asked"]),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "This went well."),
    };
}
