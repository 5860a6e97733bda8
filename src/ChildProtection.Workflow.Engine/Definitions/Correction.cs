using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>
/// What <c>on: corrected:</c> and <c>on: backdated:</c> are told. A correction never replays transitions: the definition says who puts right what was done
/// on a wrong fact, and who confirms one after which less was late.
/// </summary>
public static class Correction
{
    /// <summary>The handler's name, a word of the language.</summary>
    public const string Name = "corrected";

    /// <summary>The name of the handler of a correction by which something happened earlier, or was missed no longer.</summary>
    public const string Backdated = "backdated";

    /// <summary>The record or field that was corrected, by its id or name.</summary>
    public const string Fact = "fact";

    /// <summary>The reason that was given.</summary>
    public const string Reason = "reason";

    private static readonly SourcePlace Place = new("(the language)", 1, 1);

    /// <summary>What a handler sees of it, by the names of signals.</summary>
    public static Signal Signal { get; } = new(
        Name,
        LocalizedText.Of("A fact was corrected"),
        new Dictionary<string, CaseField>(StringComparer.Ordinal)
        {
            [Fact] = new(Fact, new FieldType.Text(Long: false), LocalizedText.Of("What was corrected"), [], Place),
            [Reason] = new(Reason, new FieldType.Text(Long: true), LocalizedText.Of("Why"), [], Place),
        },
        Place);
}
