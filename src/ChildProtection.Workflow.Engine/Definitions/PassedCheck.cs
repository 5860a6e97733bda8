using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>
/// What <c>on: overridden:</c> is told, once for each soft check that was let pass, after what was done has taken effect: the definition says who looks at it
/// afterwards. Who did the work is the <c>actor</c>.
/// </summary>
public static class PassedCheck
{
    /// <summary>The handler's name, a word of the language.</summary>
    public const string Name = "overridden";

    /// <summary>The check, by its name.</summary>
    public const string Check = "check";

    /// <summary>The role in which it was let pass.</summary>
    public const string Role = "role";

    /// <summary>The reason that was given.</summary>
    public const string Reason = "reason";

    /// <summary>Who let it pass: whoever gave their word for it, else whoever did the work.</summary>
    public const string By = "by";

    /// <summary>Nobody else gave their word.</summary>
    public const string Alone = "alone";

    /// <summary>Whoever was stopped let it pass alone because the child could not wait.</summary>
    public const string CouldNotWait = "could_not_wait";

    private static readonly SourcePlace Place = new("(the language)", 1, 1);

    /// <summary>What a handler sees of it, by the names of signals.</summary>
    public static Signal Signal { get; } = new(
        Name,
        LocalizedText.Of("A check was let pass"),
        new Dictionary<string, CaseField>(StringComparer.Ordinal)
        {
            [Check] = new(Check, new FieldType.Text(Long: false), LocalizedText.Of("Which check"), [], Place),
            [Role] = new(Role, new FieldType.Text(Long: false), LocalizedText.Of("In which role"), [], Place),
            [Reason] = new(Reason, new FieldType.Text(Long: true), LocalizedText.Of("Why"), [], Place),
            [By] = new(By, new FieldType.User(null), LocalizedText.Of("Who let it pass"), [], Place),
            [Alone] = new(Alone, new FieldType.YesNo(), LocalizedText.Of("Nobody else gave their word"), [], Place),
            [CouldNotWait] = new(CouldNotWait, new FieldType.YesNo(), LocalizedText.Of("The child could not wait for it"), [], Place),
        },
        Place);
}
