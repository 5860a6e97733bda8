using ChildProtection.Workflow.Engine.Execution;

namespace ChildProtection.Workflow.Server.Forms;

/// <summary>
/// The earlier answers of the same form for which a question is asked, so that the browser can follow them as the reader chooses. The server decides in
/// any case; without script the question appears when the form is sent.
/// </summary>
/// <param name="Fields">The ids of the fields it hangs on.</param>
/// <param name="Values">What is chosen in them when it is asked, each in the order of <paramref name="Fields"/>; <see cref="Nothing"/> where nothing is.</param>
public sealed record RevealRule(IReadOnlyList<string> Fields, IReadOnlyList<IReadOnlyList<string>> Values)
{
    /// <summary>In place of an answer: nothing is chosen. Not the code of any choice, which has letters.</summary>
    public const string Nothing = "-";

    /// <summary>Null when no answer of the form decides it as things stand, or only the server can tell.</summary>
    public static RevealRule? Of(QuestionAsked rule) => rule.Follows is not { } follows
        ? null
        : new RevealRule([.. follows.Questions.Select(FieldId.Of)], [.. follows.Asking.Select(given => given.Select(answer => answer ?? Nothing).ToList())]);

    /// <summary>As the page's script reads them: fields, and what is chosen in them, parted by spaces; what is chosen together by commas.</summary>
    public (string Fields, string Values) Written => (string.Join(' ', Fields), string.Join(' ', Values.Select(given => string.Join(',', given))));
}
