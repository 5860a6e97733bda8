using System.Collections.Immutable;

namespace ChildProtection.Workflow.Engine.Expressions.Nodes;

internal sealed class NotNode(string text, ExpressionNode operand) : ExpressionNode(text, ExpressionType.Bool)
{
    public override Value? Constant => operand.Constant is { } constant ? Not(constant) : null;

    public override Value Evaluate(ref Frame frame) => Not(operand.Evaluate(ref frame));

    public override string Say(Telling telling) => telling.Pick("not ", "nid ") + operand.Say(telling);

    public override Explanation Explain(ref Frame frame, Telling telling)
    {
        var part = operand.Explain(ref frame, telling);
        var value = Not(part.Value);
        return Because(value, $"{Say(telling)}: {telling.Say(value)}", part);
    }

    public override void Read(ExpressionReadsBuilder reads) => operand.Read(reads);

    public static Value Not(in Value value) => value.IsTrue ? Value.False : value.IsFalse ? Value.True : Value.Unknown;
}

/// <summary>Kleene's <c>and</c> and <c>or</c>: one operand that decides is enough, whatever is unknown.</summary>
internal sealed class JunctionNode(string text, bool isAnd, ImmutableArray<ExpressionNode> operands) : ExpressionNode(text, ExpressionType.Bool)
{
    public bool IsAnd => isAnd;

    public ImmutableArray<ExpressionNode> Operands => operands;

    public override Value? Constant
    {
        get
        {
            if (operands.Any(operand => operand.Constant is { } constant && Decides(constant)))
            {
                return Value.Of(!isAnd);
            }
            return operands.All(operand => operand.Constant is not null)
                ? operands.Any(operand => !operand.Constant!.Value.IsKnown) ? Value.Unknown : Value.Of(isAnd)
                : null;
        }
    }

    public override Value Evaluate(ref Frame frame)
    {
        var value = Value.Of(isAnd);
        foreach (var operand in operands)
        {
            var seen = operand.Evaluate(ref frame);
            if (Decides(seen))
            {
                return seen;
            }
            value = seen.IsKnown ? value : Value.Unknown;
        }
        return value;
    }

    public override string Say(Telling telling) =>
        telling.List(operands.Select(operand => operand.Say(telling)), isAnd ? "and" : "or", isAnd ? "a" : "neu");

    public override Explanation Explain(ref Frame frame, Telling telling)
    {
        var parts = new Explanation[operands.Length];
        for (var index = 0; index < parts.Length; index++)
        {
            parts[index] = operands[index].Explain(ref frame, telling);
        }
        var value = Evaluate(ref frame);
        var what = isAnd
            ? telling.Pick("all of these hold", "mae pob un o'r rhain yn wir")
            : telling.Pick("at least one of these holds", "mae o leiaf un o'r rhain yn wir");
        return Because(value, $"{what}: {telling.Say(value)}", parts);
    }

    public override void Read(ExpressionReadsBuilder reads)
    {
        foreach (var operand in operands)
        {
            operand.Read(reads);
        }
    }

    private bool Decides(in Value value) => isAnd ? value.IsFalse : value.IsTrue;
}

internal sealed class ConditionalNode(string text, ExpressionType type, ExpressionNode condition, ExpressionNode then, ExpressionNode otherwise)
    : ExpressionNode(text, type)
{
    public override Value? Constant => condition.Constant is { } constant
        ? constant.IsTrue ? then.Constant : constant.IsFalse ? otherwise.Constant : Value.Unknown
        : null;

    public override Value Evaluate(ref Frame frame)
    {
        var holds = condition.Evaluate(ref frame);
        return holds.IsTrue ? then.Evaluate(ref frame) : holds.IsFalse ? otherwise.Evaluate(ref frame) : Value.Unknown;
    }

    public override string Say(Telling telling) => telling.Pick(
        $"if {condition.Say(telling)} then {then.Say(telling)} else {otherwise.Say(telling)}",
        $"os {condition.Say(telling)} yna {then.Say(telling)} fel arall {otherwise.Say(telling)}");

    public override Explanation Explain(ref Frame frame, Telling telling)
    {
        var holds = condition.Explain(ref frame, telling);
        if (!holds.Value.IsKnown)
        {
            return Because(Value.Unknown, $"{Say(telling)}: {telling.Say(Value.Unknown)}", holds);
        }
        var taken = (holds.Value.IsTrue ? then : otherwise).Explain(ref frame, telling);
        return Because(taken.Value, $"{Say(telling)}: {telling.Say(taken.Value)}", holds, taken) with { Brief = taken.Brief };
    }

    public override void Read(ExpressionReadsBuilder reads)
    {
        condition.Read(reads);
        then.Read(reads);
        otherwise.Read(reads);
    }
}

/// <summary><c>a else b</c>: b when a is not known.</summary>
internal sealed class ElseNode(string text, ExpressionType type, ExpressionNode first, ExpressionNode otherwise) : ExpressionNode(text, type)
{
    public override Value? Constant => first.Constant is { } constant ? constant.IsKnown ? constant : otherwise.Constant : null;

    public override Value Evaluate(ref Frame frame)
    {
        var value = first.Evaluate(ref frame);
        return value.IsKnown ? value : otherwise.Evaluate(ref frame);
    }

    public override string Say(Telling telling) => telling.Pick(
        $"{first.Say(telling)}, or else {otherwise.Say(telling)}", $"{first.Say(telling)}, neu fel arall {otherwise.Say(telling)}");

    public override Explanation Explain(ref Frame frame, Telling telling)
    {
        var part = first.Explain(ref frame, telling);
        if (part.Value.IsKnown)
        {
            return Because(part.Value, $"{first.Say(telling)}: {telling.Say(part.Value)}", part) with { Brief = part.Brief };
        }
        var instead = otherwise.Explain(ref frame, telling);
        return Because(
            instead.Value,
            telling.Pick(
                $"{first.Say(telling)} is not known, so {otherwise.Say(telling)} is taken: {telling.Say(instead.Value)}",
                $"nid yw {first.Say(telling)} yn hysbys, felly cymerir {otherwise.Say(telling)}: {telling.Say(instead.Value)}"),
            part, instead) with { Brief = instead.Brief };
    }

    public override void Read(ExpressionReadsBuilder reads)
    {
        first.Read(reads);
        otherwise.Read(reads);
    }
}

internal sealed class KnownNode(string text, ExpressionNode operand) : ExpressionNode(text, ExpressionType.Bool)
{
    public override Value? Constant => operand.Constant is { } constant ? Value.Of(constant.IsKnown) : null;

    public override Value Evaluate(ref Frame frame) => Value.Of(operand.Evaluate(ref frame).IsKnown);

    public override string Say(Telling telling) => telling.Pick($"{operand.Say(telling)} is known", $"mae {operand.Say(telling)} yn hysbys");

    public override Explanation Explain(ref Frame frame, Telling telling)
    {
        var part = operand.Explain(ref frame, telling);
        var value = Value.Of(part.Value.IsKnown);
        return Because(value, $"{Say(telling)}: {telling.Say(value)}", part);
    }

    public override void Read(ExpressionReadsBuilder reads) => operand.Read(reads);
}
