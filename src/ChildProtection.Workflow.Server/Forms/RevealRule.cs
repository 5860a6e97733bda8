using System.Text.RegularExpressions;
using ChildProtection.Workflow.Engine.Definitions;

namespace ChildProtection.Workflow.Server.Forms;

/// <summary>
/// When a question is asked, where that hangs on one earlier answer of the same form in a way so simple that the browser can follow it as the reader
/// chooses. The server decides in any case; without script the question appears when the form is sent.
/// </summary>
/// <param name="Field">The id of the field it hangs on.</param>
/// <param name="Values">The answers for which it is asked; with <paramref name="Unless"/>, for which it is not.</param>
public sealed partial record RevealRule(string Field, IReadOnlyList<string> Values, bool Unless)
{
    /// <summary>Null when the condition is not as simple as that.</summary>
    public static RevealRule? Of(Question question, Form form)
    {
        if (question.When is not { Text: var text } || Pattern().Match(text.Trim()) is not { Success: true } match)
        {
            return null;
        }
        var asked = form.Questions.FirstOrDefault(other => other.Name == match.Groups["name"].Value);
        if (asked?.Type is not (FieldType.YesNo or FieldType.Choice { Several: false }))
        {
            return null;
        }
        string[] values = match.Groups["codes"].Success ? match.Groups["codes"].Value.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries)
            : match.Groups["code"].Success ? [match.Groups["code"].Value]
            : ["yes"];
        return new RevealRule(FieldId.Of(asked), values, match.Groups["not"].Success || match.Groups["operator"].Value == "!=");
    }

    [GeneratedRegex(@"^(?<not>not )?answer\.(?<name>\w+)$|^answer\.(?<name>\w+) (?<operator>!?=) (?<code>\w+)$|^answer\.(?<name>\w+) in \((?<codes>[\w, ]+)\)$")]
    private static partial Regex Pattern();
}
