using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Expressions.Nodes;

namespace ChildProtection.Workflow.Engine.Expressions;

/// <summary>Turns the syntax of one expression into bound and typed nodes. A part that is wrong gives null, its diagnostic having been noted.</summary>
internal sealed class ExpressionTyper(string text, IExpressionScope scope, ExpressionDiagnostics diagnostics)
{
    private readonly ExpressionNames _names = new(text, scope, diagnostics);

    /// <param name="syntax">What to type.</param>
    /// <param name="wanted">The type that its surroundings suggest: what a bare code is understood by.</param>
    public ExpressionNode? Type(ExpressionSyntax syntax, ExpressionType? wanted) => syntax switch
    {
        ExpressionSyntax.Literal literal => new LiteralNode(Text(literal), new ExpressionType(literal.Value.Kind), literal.Value),
        ExpressionSyntax.Name name => _names.Type(name, wanted),
        ExpressionSyntax.Unary { Operator: "not" } not => Condition(not.Operand) is { } operand ? new NotNode(Text(not), operand) : null,
        ExpressionSyntax.Unary minus => Operand(minus.Operand, "Minus", ExpressionType.Number) is { } operand ? new NegativeNode(Text(minus), operand) : null,
        ExpressionSyntax.Binary binary => Binary(binary, wanted),
        ExpressionSyntax.Among among => Among(among),
        ExpressionSyntax.Call call => Call(call),
        ExpressionSyntax.Select select => Select(select),
        ExpressionSyntax.Conditional conditional => Conditional(conditional, wanted),
        _ => throw new InvalidOperationException($"No typing of {syntax.GetType().Name}."),
    };

    public (RecordShape? Records, ExpressionNode? Where) Each(ExpressionSyntax.Select each)
    {
        if (_names.Records(each.List) is not { } shape)
        {
            return (null, null);
        }
        _names.Enter(shape, each.Called);
        return (shape, each.Where is null ? null : Condition(each.Where));
    }

    public ExpressionNode? In(RecordShape records, ExpressionSyntax syntax, ExpressionType wanted)
    {
        _names.Enter(records);
        return Type(syntax, wanted);
    }

    private ExpressionNode? Condition(ExpressionSyntax syntax) => Operand(syntax, "A condition", ExpressionType.Bool);

    private ExpressionNode? Operand(ExpressionSyntax syntax, string what, ExpressionType needed)
    {
        if (Type(syntax, needed) is not { } node)
        {
            return null;
        }
        if (node.Type == needed || node.Type == ExpressionType.Any)
        {
            return node;
        }
        diagnostics.Error(DiagnosticCodes.ExpressionOperand, syntax.Start, $"{what} needs {needed}; '{Text(syntax)}' gives {node.Type}.");
        return null;
    }

    private ExpressionNode? Binary(ExpressionSyntax.Binary binary, ExpressionType? wanted) => binary.Operator switch
    {
        "or" or "and" => Junction(binary),
        "else" => Else(binary, wanted),
        "+" or "-" => Sum(binary),
        "includes" => Includes(binary),
        _ => Comparison(binary),
    };

    private JunctionNode? Junction(ExpressionSyntax.Binary binary)
    {
        var isAnd = binary.Operator == "and";
        var (left, right) = (Condition(binary.Left), Condition(binary.Right));
        if (left is null || right is null)
        {
            return null;
        }
        // A chain of one operator is one junction, told as one list.
        ImmutableArray<ExpressionNode> operands = left is JunctionNode chain && chain.IsAnd == isAnd ? [.. chain.Operands, right] : [left, right];
        return new JunctionNode(Text(binary), isAnd, operands);
    }

    private ElseNode? Else(ExpressionSyntax.Binary binary, ExpressionType? wanted) =>
        Type(binary.Left, wanted) is { } first && Type(binary.Right, Hint(first, wanted)) is { } otherwise
        && Unified(binary, first, otherwise) is var (type, left, right)
            ? new ElseNode(Text(binary), type, left, right)
            : null;

    private ConditionalNode? Conditional(ExpressionSyntax.Conditional conditional, ExpressionType? wanted) =>
        Condition(conditional.Condition) is { } condition && Type(conditional.Then, wanted) is { } then
        && Type(conditional.Else, Hint(then, wanted)) is { } otherwise
        && Unified(conditional, then, otherwise) is var (type, left, right)
            ? new ConditionalNode(Text(conditional), type, condition, left, right)
            : null;

    private static ExpressionType? Hint(ExpressionNode first, ExpressionType? wanted) =>
        first.Type == ExpressionType.Any ? wanted : first.Type;

    private ComparisonNode? Comparison(ExpressionSyntax.Binary binary)
    {
        // A bare code is understood by the type of the other side, whichever that is.
        var rightFirst = _names.IsUnbound(binary.Left) && !_names.IsUnbound(binary.Right);
        var (one, other) = rightFirst ? (binary.Right, binary.Left) : (binary.Left, binary.Right);
        if (Type(one, null) is not { } first || ComparedAsOne(binary.Operator, one, first) || Type(other, first.Type) is not { } second)
        {
            return null;
        }
        var (left, right) = rightFirst ? (second, first) : (first, second);
        if (ComparedWithUnknown(binary, left) || ComparedWithUnknown(binary, right)
            || Unified(binary, left, right) is not var (type, unifiedLeft, unifiedRight) || !HasOrder(binary, type))
        {
            return null;
        }
        return new ComparisonNode(Text(binary), binary.Operator, unifiedLeft, unifiedRight);
    }

    // Which of several codes was ticked first carries no meaning: as a whole they are not the same as, before or among anything.
    private bool ComparedAsOne(string comparison, ExpressionSyntax syntax, ExpressionNode node)
    {
        if (node.Type.IsSeveralCodes)
        {
            diagnostics.Error(
                DiagnosticCodes.ExpressionOperand, syntax.Start, $"'{comparison}' cannot compare {node.Type}.", $"Write {node.Text} includes, and the code.");
        }
        return node.Type.IsSeveralCodes;
    }

    private IncludesNode? Includes(ExpressionSyntax.Binary binary)
    {
        if (Type(binary.Left, null) is not { } several || ComparedWithUnknown(binary, several))
        {
            return null;
        }
        if (!several.Type.IsSeveralCodes)
        {
            var fix = several.Type.Kind == ValueKind.Code ? $"Write {several.Text} = and the code." : null;
            diagnostics.Error(DiagnosticCodes.ExpressionOperand, binary.Left.Start, $"'includes' needs several codes; '{several.Text}' gives {several.Type}.", fix);
            return null;
        }
        var needed = ExpressionType.Code(several.Type.CodeList!);
        if (Type(binary.Right, needed) is not { } code || ComparedWithUnknown(binary.Right, code))
        {
            return null;
        }
        if (code.Type == needed)
        {
            return new IncludesNode(Text(binary), several, code);
        }
        diagnostics.Error(DiagnosticCodes.ExpressionTypesDiffer, binary.Right.Start, $"'{several.Text}' gives {several.Type}, but '{code.Text}' gives {code.Type}.");
        return null;
    }

    private bool ComparedWithUnknown(ExpressionSyntax syntax, ExpressionNode node)
    {
        if (node.Type != ExpressionType.Any)
        {
            return false;
        }
        diagnostics.Error(
            DiagnosticCodes.ExpressionComparedWithUnknown, syntax.Start, "Nothing can be compared with what is not known: this never holds.",
            "Write known(x) or not known(x).");
        return true;
    }

    private bool HasOrder(ExpressionSyntax.Binary binary, ExpressionType type)
    {
        var needsOrder = binary.Operator is not ("=" or "!=");
        if (type.Kind != ValueKind.Period && (!needsOrder || type.IsTime || type.Kind == ValueKind.Number))
        {
            return true;
        }
        diagnostics.Error(
            DiagnosticCodes.ExpressionOperand, binary.Start, $"'{binary.Operator}' cannot compare {type}.",
            type.Kind == ValueKind.Period ? "How long a period is depends on the day it is counted from: compare dates." : "Use = or !=.");
        return false;
    }

    private ExpressionNode? Sum(ExpressionSyntax.Binary binary)
    {
        if (Type(binary.Left, null) is not { } left || Type(binary.Right, null) is not { } right)
        {
            return null;
        }
        var isMinus = binary.Operator == "-";
        if (left.Type == ExpressionType.Number && right.Type == ExpressionType.Number)
        {
            return new SumNode(Text(binary), isMinus, left, right);
        }
        if (left.Type.IsTime && right.Type == ExpressionType.Period)
        {
            return Counted(binary, isMinus, left, right);
        }
        if (left.Type.IsTime && right.Type.IsTime && isMinus)
        {
            return new DaysBetweenNode(Text(binary), AsDate(left), AsDate(right));
        }
        diagnostics.Error(
            DiagnosticCodes.ExpressionOperand, binary.Start, $"'{binary.Operator}' cannot take {left.Type} and {right.Type}.",
            "It takes two numbers, a date and a period, or (minus only) two dates.");
        return null;
    }

    private CountNode? Counted(ExpressionSyntax.Binary binary, bool isMinus, ExpressionNode from, ExpressionNode period)
    {
        if (from.Type == ExpressionType.Date && period.Constant is { Kind: ValueKind.Period, Period.IsClock: true })
        {
            diagnostics.Error(
                DiagnosticCodes.ExpressionHoursOnDate, binary.Right.Start, $"{Text(binary.Right)} cannot be counted from a date, which has no time of day.",
                "Count from a moment, or in days.");
            return null;
        }
        return new CountNode(Text(binary), isMinus, from, period);
    }

    private AmongNode? Among(ExpressionSyntax.Among among)
    {
        if (Type(among.Operand, null) is not { } operand || ComparedWithUnknown(among, operand) || ComparedAsOne("in", among, operand))
        {
            return null;
        }
        var items = ImmutableArray.CreateBuilder<ExpressionNode>();
        foreach (var syntax in among.Items)
        {
            if (Type(syntax, operand.Type) is not { } item || ComparedWithUnknown(syntax, item)
                || Unified(syntax, operand, item) is not var (type, _, unified) || !HasEquality(among, type))
            {
                return null;
            }
            // A date among moments makes the question one of dates.
            operand = operand.Type == type ? operand : AsDate(operand);
            items.Add(unified);
        }
        var all = items.Select(item => item.Type == operand.Type ? item : AsDate(item));
        return new AmongNode(Text(among), operand, [.. all], among.Not);
    }

    private bool HasEquality(ExpressionSyntax syntax, ExpressionType type)
    {
        if (type.Kind != ValueKind.Period)
        {
            return true;
        }
        diagnostics.Error(DiagnosticCodes.ExpressionOperand, syntax.Start, "'in' cannot compare a period.");
        return false;
    }

    private ExpressionNode? Call(ExpressionSyntax.Call call)
    {
        switch (call.Function)
        {
            case "in" or "running" or "missed" or "due" or "done" or "held" or "holder":
                return HasArguments(call, 1) ? _names.Element(call) : null;
            case "known":
                return HasArguments(call, 1) && Type(call.Arguments[0], null) is { } operand ? new KnownNode(Text(call), operand) : null;
            case "age":
                return HasArguments(call, 2) && Time(call.Arguments[0]) is { } born && Time(call.Arguments[1]) is { } on
                    ? new AgeNode(Text(call), AsDate(born), AsDate(on))
                    : null;
            case "min" or "max":
                return HasArguments(call, 2) ? Extreme(call) : null;
            default:
                diagnostics.Error(
                    DiagnosticCodes.ExpressionFunctionUnknown, call.Start, $"There is no function '{call.Function}'.",
                    NearestName.Ask(call.Function, Functions));
                return null;
        }
    }

    private static readonly string[] Functions =
        ["in", "running", "missed", "due", "done", "held", "holder", "known", "age", "min", "max", "latest", "earliest", "count", "any", "all"];

    private bool HasArguments(ExpressionSyntax.Call call, int count)
    {
        if (call.Arguments.Length == count)
        {
            return true;
        }
        diagnostics.Error(
            DiagnosticCodes.ExpressionArguments, call.Start, $"{call.Function}() takes {count} {(count == 1 ? "value" : "values")}, not {call.Arguments.Length}.");
        return false;
    }

    private ExpressionNode? Time(ExpressionSyntax syntax)
    {
        if (Type(syntax, ExpressionType.Date) is not { } node)
        {
            return null;
        }
        if (node.Type.IsTime)
        {
            return node;
        }
        diagnostics.Error(DiagnosticCodes.ExpressionOperand, syntax.Start, $"age() needs dates; '{Text(syntax)}' gives {node.Type}.");
        return null;
    }

    private ExtremeNode? Extreme(ExpressionSyntax.Call call)
    {
        if (Type(call.Arguments[0], null) is not { } one || Type(call.Arguments[1], null) is not { } other
            || Unified(call, one, other) is not var (type, left, right))
        {
            return null;
        }
        if (type.IsTime || type.Kind == ValueKind.Number)
        {
            return new ExtremeNode(Text(call), type, call.Function == "max", left, right);
        }
        diagnostics.Error(DiagnosticCodes.ExpressionOperand, call.Start, $"{call.Function}() cannot take {type}.", "It takes two numbers or two dates.");
        return null;
    }

    private ExpressionNode? Select(ExpressionSyntax.Select select)
    {
        if (_names.Records(select.List) is not { } shape)
        {
            return null;
        }
        if (_names.Depth == Frame.LevelsMax)
        {
            diagnostics.Error(
                DiagnosticCodes.ExpressionRecordsTooDeep, select.Start, $"At most {Frame.LevelsMax} questions about records may stand inside one another.");
            return null;
        }
        if (shape.IsAnswer && select.Question is "latest" or "earliest")
        {
            diagnostics.Error(
                DiagnosticCodes.ExpressionOperand, select.Start, $"What '{select.List.Dotted}' answers is no record yet: none of it is the {select.Question}.", "Ask with count, any or all.");
            return null;
        }
        var level = _names.Enter(shape, select.Called);
        var where = select.Where is null ? null : Condition(select.Where);
        var that = select.That is null ? null : Condition(select.That);
        _names.Leave();
        if ((select.Where is not null && where is null) || (select.That is not null && that is null))
        {
            return null;
        }
        return select.Question switch
        {
            "count" => new CountRecordsNode(Text(select), shape, level, where),
            "any" or "all" => new AnyOrAllNode(Text(select), shape, level, where, that),
            _ => _names.RecordField(shape, select.Field!) is { } field
                ? new ExtremeRecordNode(Text(select), select.Question == "latest", shape, level, where, field)
                : null,
        };
    }

    private (ExpressionType Type, ExpressionNode Left, ExpressionNode Right)? Unified(
        ExpressionSyntax syntax, ExpressionNode left, ExpressionNode right)
    {
        if (left.Type == right.Type || right.Type == ExpressionType.Any)
        {
            return (left.Type, left, right);
        }
        if (left.Type == ExpressionType.Any)
        {
            return (right.Type, left, right);
        }
        if (left.Type.IsTime && right.Type.IsTime)
        {
            return (ExpressionType.Date, AsDate(left), AsDate(right));
        }
        var fix = left.Type.Kind == ValueKind.Code && right.Type.Kind == ValueKind.Text ? "A code is written without quotes." : null;
        diagnostics.Error(
            DiagnosticCodes.ExpressionTypesDiffer, syntax.Start, $"'{left.Text}' gives {left.Type}, but '{right.Text}' gives {right.Type}.", fix);
        return null;
    }

    private static ExpressionNode AsDate(ExpressionNode node) => node.Type == ExpressionType.Moment ? new DateOfNode(node) : node;

    private string Text(ExpressionSyntax syntax) => text.Substring(syntax.Start, syntax.Length);
}
