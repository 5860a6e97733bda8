using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Engine.Texts;
using ChildProtection.Workflow.Server.Texts;

namespace ChildProtection.Workflow.Server.CasePage;

/// <summary>From which record and which case of a child something comes.</summary>
public static class JoinedWords
{
    public static string Of(JoinedCase joined, Words words)
    {
        ArgumentNullException.ThrowIfNull(joined);
        ArgumentNullException.ThrowIfNull(words);
        var title = CaseTitle(joined.View, words);
        return joined.Record is null ? title : words.With("same.of_record", joined.Record, title);
    }

    /// <summary>Whether a case is open, and since when.</summary>
    public static string CaseTitle(CaseView view, Words words)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(words);
        var state = view.State;
        return words.With(state.Head.Closed ? "same.closed_case" : "same.open_case", DateWords.Long(state.Calendar.DateOf(state.Head.OpenedAt), words.Spoken));
    }
}
