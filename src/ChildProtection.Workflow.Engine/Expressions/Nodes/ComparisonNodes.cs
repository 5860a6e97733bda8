using System.Collections.Immutable;

namespace ChildProtection.Workflow.Engine.Expressions.Nodes;

/// <summary>Both sides are of one kind; with an unknown side the outcome is unknown.</summary>
internal sealed class ComparisonNode(string text, string comparison, ExpressionNode left, ExpressionNode right)
    : ExpressionNode(text, ExpressionType.Bool)
{
    public override Value? Constant => left.Constant is { } one && right.Constant is { } other ? Compare(one, other) : null;

    public override Value Evaluate(ref Frame frame) => Compare(left.Evaluate(ref frame), right.Evaluate(ref frame));

    public override string Say(Telling telling) => $"{left.Say(telling)} {Words(telling)} {right.Say(telling)}";

    public override Explanation Explain(ref Frame frame, Telling telling)
    {
        var (one, other) = (left.Explain(ref frame, telling), right.Explain(ref frame, telling));
        var value = Compare(one.Value, other.Value);
        return Because(
            value, $"{Seen(left, one.Value, telling)} {Words(telling)} {Seen(right, other.Value, telling)}: {telling.Say(value)}", one, other);
    }

    public override void Read(ExpressionReadsBuilder reads)
    {
        left.Read(reads);
        right.Read(reads);
    }

    // A literal is its own value; anything else is named with the value that it had.
    internal static string Seen(ExpressionNode node, in Value value, Telling telling) =>
        node is LiteralNode ? node.Say(telling) : $"{node.Say(telling)} ({telling.Say(value)})";

    private Value Compare(in Value one, in Value other)
    {
        if (!one.IsKnown || !other.IsKnown)
        {
            return Value.Unknown;
        }
        return Value.Of(comparison switch
        {
            "=" => one == other,
            "!=" => one != other,
            "<" => Value.Compare(one, other) < 0,
            "<=" => Value.Compare(one, other) <= 0,
            ">" => Value.Compare(one, other) > 0,
            ">=" => Value.Compare(one, other) >= 0,
            _ => throw new InvalidOperationException($"No comparison {comparison}."),
        });
    }

    private string Words(Telling telling) => (comparison, left.Type.IsTime) switch
    {
        ("=", _) => telling.Pick("is", "yw"),
        ("!=", _) => telling.Pick("is not", "nid yw"),
        ("<", true) => telling.Pick("is before", "cyn"),
        ("<=", true) => telling.Pick("is on or before", "ar neu cyn"),
        (">", true) => telling.Pick("is after", "ar ôl"),
        (">=", true) => telling.Pick("is on or after", "ar neu ar ôl"),
        ("<", _) => telling.Pick("is less than", "yn llai na"),
        ("<=", _) => telling.Pick("is at most", "yn ddim mwy na"),
        (">", _) => telling.Pick("is more than", "yn fwy na"),
        _ => telling.Pick("is at least", "o leiaf"),
    };
}

/// <summary><c>in (a, b)</c> and <c>not in (a, b)</c>.</summary>
internal sealed class AmongNode(string text, ExpressionNode operand, ImmutableArray<ExpressionNode> items, bool not)
    : ExpressionNode(text, ExpressionType.Bool)
{
    public override Value Evaluate(ref Frame frame)
    {
        var value = operand.Evaluate(ref frame);
        if (!value.IsKnown)
        {
            return Value.Unknown;
        }
        var found = Value.False;
        foreach (var item in items)
        {
            var seen = item.Evaluate(ref frame);
            if (seen == value)
            {
                return Value.Of(!not);
            }
            found = seen.IsKnown ? found : Value.Unknown;
        }
        return not ? NotNode.Not(found) : found;
    }

    public override string Say(Telling telling)
    {
        var list = telling.List(items.Select(item => item.Say(telling)), "or", "neu");
        return $"{operand.Say(telling)} {Words(telling)} {list}";
    }

    public override Explanation Explain(ref Frame frame, Telling telling)
    {
        var part = operand.Explain(ref frame, telling);
        var value = Evaluate(ref frame);
        var list = telling.List(items.Select(item => item.Say(telling)), "or", "neu");
        return Because(value, $"{ComparisonNode.Seen(operand, part.Value, telling)} {Words(telling)} {list}: {telling.Say(value)}", part);
    }

    public override void Read(ExpressionReadsBuilder reads)
    {
        operand.Read(reads);
        foreach (var item in items)
        {
            item.Read(reads);
        }
    }

    private string Words(Telling telling) =>
        not ? telling.Pick("is none of", "nid yw'n un o") : telling.Pick("is one of", "yw un o");
}
