using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Cases.Runtime;

/// <summary>Several codes of one answer: the engine keeps them as one text, parted by spaces.</summary>
public static class ChosenCodes
{
    public static IReadOnlyList<string> Of(Value value) => value.Kind switch
    {
        ValueKind.Text => value.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        ValueKind.Code => [value.Code],
        _ => [],
    };

    public static Value ToValue(IEnumerable<string> codes) => Value.Of(string.Join(' ', codes));
}
