namespace ChildProtection.Workflow.Engine.Expressions.Nodes;

/// <summary><c>several includes code</c>: one code among several; with either unknown the outcome is unknown.</summary>
internal sealed class IncludesNode(string text, ExpressionNode several, ExpressionNode code) : ExpressionNode(text, ExpressionType.Bool)
{
    public override Value Evaluate(ref Frame frame) => Includes(several.Evaluate(ref frame), code.Evaluate(ref frame));

    public override string Say(Telling telling) => $"{several.Say(telling)} {Words(telling)} {code.Say(telling)}";

    public override Explanation Explain(ref Frame frame, Telling telling)
    {
        var (codes, one) = (several.Explain(ref frame, telling), code.Explain(ref frame, telling));
        var value = Includes(codes.Value, one.Value);
        return Because(
            value, $"{several.Say(telling)} ({Listed(codes.Value, telling)}) {Words(telling)} {ComparisonNode.Seen(code, one.Value, telling)}: {telling.Say(value)}", codes, one);
    }

    public override void Read(ExpressionReadsBuilder reads)
    {
        several.Read(reads);
        code.Read(reads);
    }

    private static Value Includes(in Value codes, in Value one)
    {
        if (!codes.IsKnown || !one.IsKnown)
        {
            return Value.Unknown;
        }
        var all = codes.Text.AsSpan();
        foreach (var part in all.Split(' '))
        {
            if (all[part].SequenceEqual(one.Code))
            {
                return Value.True;
            }
        }
        return Value.False;
    }

    private static string Listed(in Value codes, Telling telling) => codes.IsKnown
        ? telling.List(codes.Text.Split(' ').Select(ValueWords.Spaced), "and", "a")
        : telling.Say(codes);

    private static string Words(Telling telling) => telling.Pick("includes", "yn cynnwys");
}
